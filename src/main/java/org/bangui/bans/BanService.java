package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;

/** Bans and unbans, and what is banned now. */
@ApplicationScoped
public class BanService {

    /** The answer is how many were not banned before. */
    public int ban(HostId host, JailName jail, Collection<Cidr> networks) {
        throw new UnsupportedOperationException();
    }

    /** Lifts bans; they stay in the archive. A null jail means every jail. The answer is how many were lifted. */
    public int unban(HostId host, JailName jail, Collection<BanId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Lifts every ban of every jail; the answer is how many. */
    public int unbanAll(HostId host) {
        throw new UnsupportedOperationException();
    }

    public Page<BannedAddress> banned(HostId host, BannedQuery query, PageRequest page) {
        throw new UnsupportedOperationException();
    }
}
