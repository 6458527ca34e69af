package org.bangui.testing;

import java.nio.file.Path;
import java.util.List;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.system.Fail2banHost;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.UnknownHostIdException;

/** One fail2ban host, {@code local}, reached through the given door. */
public final class OneHost extends Fail2banHosts {

    private final Fail2ban door;

    private final Fail2banHost place;

    /** A host whose files nobody asks for. */
    public OneHost(Fail2ban door) {
        this(door, Path.of("/nowhere/f2b.sock"), Path.of("/nowhere"));
    }

    public OneHost(Fail2ban door, RealFail2ban daemon) {
        this(door, daemon.socket(), daemon.configDir());
    }

    public OneHost(Fail2ban door, Path socket, Path configDir) {
        this.door = door;
        this.place = new Fail2banHost(HostId.LOCAL, "local", socket, configDir);
    }

    @Override
    public synchronized Fail2banHost host(HostId host) {
        get(host);
        return place;
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
