package org.bangui.bans;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;

/** Whether the actions of a jail can ban whole networks; where they cannot, fail2ban lists the ban and blocks nothing. */
final class NetworkBans {

    private static final int WIDEST_IN_HASH_IP = 16;
    private static final int MOST_TOLD = 20;

    private NetworkBans() {}

    /**
     * @param commands what each action runs to start and to ban
     * @throws InvalidInputException naming each network, the action and what to do
     */
    static void check(JailName jail, Collection<Cidr> networks, Map<String, String> commands) {
        List<Fault> faults = networks.stream()
                .filter(network -> !network.isSingle())
                .flatMap(network -> commands.entrySet().stream()
                        .filter(action -> cannotHold(action.getValue().toLowerCase(Locale.ROOT), network))
                        .limit(1)
                        .map(action -> Fault.of("ips", "refused.network", network, jail, action.getKey())))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    private static boolean cannotHold(String commands, Cidr network) {
        boolean nftWithoutIntervals =
                commands.contains("add set") && commands.contains("nft") && !commands.contains("interval");
        boolean hashIp =
                commands.contains("hash:ip") && (!network.network().isIpv4() || network.prefix() < WIDEST_IN_HASH_IP);
        return nftWithoutIntervals || hashIp;
    }
}
