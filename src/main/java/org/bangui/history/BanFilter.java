package org.bangui.history;

import java.io.Serializable;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.TimeRange;

/**
 * Which archived bans are wanted.
 *
 * @param range null for all times
 * @param jail null for all jails
 * @param origin null for all
 * @param country ISO 3166 alpha-2, empty for the bans whose country is unknown, null for all
 * @param network an address, or a network with all addresses in it; null for all
 */
public record BanFilter(HostId host, TimeRange range, JailName jail, Origin origin, String country, Cidr network)
        implements Serializable {

    public BanFilter(HostId host, TimeRange range, JailName jail, Origin origin) {
        this(host, range, jail, origin, null, null);
    }

    public static BanFilter everything(HostId host) {
        return new BanFilter(host, null, null, null);
    }

    public BanFilter in(TimeRange other) {
        return new BanFilter(host, other, jail, origin, country, network);
    }

    public BanFilter from(String otherCountry) {
        return new BanFilter(host, range, jail, origin, otherCountry, network);
    }

    public BanFilter within(Cidr otherNetwork) {
        return new BanFilter(host, range, jail, origin, country, otherNetwork);
    }
}
