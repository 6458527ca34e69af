package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.system.HostId;

/** The running jails. */
@ApplicationScoped
public class JailService {

    /** All jails, from one shared refresh per host (at most one in flight). */
    public JailSnapshot snapshot(HostId host) {
        throw new UnsupportedOperationException();
    }

    public JailStatus jail(HostId host, JailName jail) {
        throw new UnsupportedOperationException();
    }
}
