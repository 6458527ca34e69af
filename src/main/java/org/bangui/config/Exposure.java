package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bangui.bans.Danger;
import org.bangui.bans.LockOutException;
import org.bangui.bans.LockOutService;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.Jail;
import org.bangui.net.Cidr;

/** Whom a change would no longer exempt from bans, although a ban of theirs could lock administrators out. */
@ApplicationScoped
class Exposure {

    @Inject
    LockOutService lockOut;

    /** @param session where the order comes from, null when nobody knows */
    List<Danger> of(Planner.Planned planned, String session) {
        Set<Danger> exposed = new LinkedHashSet<>();
        for (JailChange change : planned.plan().jails()) {
            List<Cidr> after = exempt(planned.after(), change.jail());
            List<Cidr> lost = exempt(planned.before(), change.jail()).stream()
                    .filter(network -> !after.contains(network))
                    .toList();
            if (change.kind() != JailChange.Kind.STOP) {
                lockOut.exposed(lost, session).stream()
                        .filter(danger -> after.stream().noneMatch(network -> holds(network, danger.hit())))
                        .forEach(exposed::add);
            }
        }
        return List.copyOf(exposed);
    }

    /** @throws LockOutException when somebody is exposed and the change does not insist */
    void check(Planner.Planned planned, ConfigChange change) {
        List<Danger> exposed = change.force() ? List.of() : of(planned, change.from());
        if (!exposed.isEmpty()) {
            throw new LockOutException(
                    exposed,
                    "Would no longer be exempt from bans: ",
                    " Nothing was changed; repeat it with \"?force=true\" if you mean it.");
        }
    }

    private static boolean holds(Cidr network, Cidr other) {
        return network.prefix() <= other.prefix() && network.contains(other.network());
    }

    private static List<Cidr> exempt(Configuration configuration, String jail) {
        return configuration.jail(jail).filter(each -> each.state() == Jail.State.READY).stream()
                .flatMap(each -> each.commands().stream())
                .map(command -> command.words())
                .filter(words -> words.size() > 3 && "addignoreip".equals(words.get(2)))
                .flatMap(words -> words.subList(3, words.size()).stream())
                .flatMap(Exposure::network)
                .toList();
    }

    /** A host name is none. */
    private static Stream<Cidr> network(Object entry) {
        try {
            return Stream.of(Cidr.parse(String.valueOf(entry)));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
