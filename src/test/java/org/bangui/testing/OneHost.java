package org.bangui.testing;

import java.util.List;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.UnknownHostIdException;

/** One fail2ban host, {@code local}, reached through the given door. */
public final class OneHost extends Fail2banHosts {

    private final Fail2ban door;

    public OneHost(Fail2ban door) {
        this.door = door;
    }

    @Override
    public synchronized List<HostId> ids() {
        return List.of(HostId.LOCAL);
    }

    @Override
    public synchronized Fail2ban get(HostId host) {
        if (!host.equals(HostId.LOCAL)) {
            throw new UnknownHostIdException(host);
        }
        return door;
    }
}
