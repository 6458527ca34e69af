package org.bangui.server;

import jakarta.enterprise.context.ApplicationScoped;
import org.bangui.system.HostId;

/** Whether the daemon is well; checked every 30 s and whenever a page's own call fails. */
@ApplicationScoped
public class HealthService {

    /** The last known state; never blocks. */
    public DaemonState state(HostId host) {
        throw new UnsupportedOperationException();
    }

    /** Asks the daemon now and fires {@code DaemonStateChanged} when it came, went or was replaced. */
    public DaemonState check(HostId host) {
        throw new UnsupportedOperationException();
    }
}
