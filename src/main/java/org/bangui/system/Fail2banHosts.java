package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.bangui.fail2ban.Fail2ban;

/** The fail2ban hosts this BanGUI looks after, each with its one connection pool. */
@ApplicationScoped
public class Fail2banHosts {

    public List<HostId> ids() {
        throw new UnsupportedOperationException();
    }

    /** The door to the host. Throws {@link UnknownHostIdException} when there is none. */
    public Fail2ban get(HostId host) {
        throw new UnsupportedOperationException();
    }

    /** A short-lived door to any socket, for the set-up's live check; the caller closes it. */
    public Fail2ban probe(Path socket) {
        throw new UnsupportedOperationException();
    }
}
