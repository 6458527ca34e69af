package org.bangui.jails;

import java.util.Optional;
import org.bangui.fail2ban.JailStatus;

/** Why a jail that runs protects nothing. */
public enum JailFault {
    NO_ACTIONS,
    NO_FAIL_REGEX,
    NO_LOG;

    /** Empty for a jail that can do its work, as far as the daemon tells. */
    static Optional<JailFault> of(JailStatus jail) {
        if (jail.actions().isEmpty()) {
            return Optional.of(NO_ACTIONS);
        }
        if (jail.failRegexes().isEmpty()) {
            return Optional.of(NO_FAIL_REGEX);
        }
        boolean watches = !jail.logPaths().isEmpty() || !jail.journalMatches().isEmpty();
        return watches ? Optional.empty() : Optional.of(NO_LOG);
    }
}
