package org.bangui.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.regex.LineFilter;
import org.bangui.fail2ban.regex.LineTime;
import org.bangui.fail2ban.regex.SearchTime;

/**
 * Marks in archived lines what the filter of their jail finds in them now, else what was banned. An attacker may have written
 * the lines and a person the filter: a search that runs away ends, and the lines that are left get the simple mark.
 */
final class LineMarker {

    private static final Duration MOST = Duration.ofMillis(300);

    private final SearchTime limit = new SearchTime(MOST);
    private final Map<JailName, JailRules> rules;

    /** @param rules of the jails that run */
    LineMarker(Map<JailName, JailRules> rules) {
        this.rules = rules;
    }

    MatchedLine mark(ArchivedBan ban, String line) {
        return found(rules.get(ban.jail()), line)
                .filter(found -> found.end() > found.start())
                .map(found -> MatchedLine.of(line, found.start(), found.end()))
                .orElseGet(() -> MatchedLine.marking(line, ban.id().value()));
    }

    private Optional<LineFilter.Found> found(JailRules jail, String line) {
        if (jail == null) {
            return Optional.empty();
        }
        try {
            // where the time stands matters, not which it is
            return jail.filter().search(line, LineTime.of(line, Instant.EPOCH, ZoneOffset.UTC), limit);
        } catch (SearchTime.Over | StackOverflowError tooMuch) {
            return Optional.empty();
        }
    }
}
