package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangui.events.JailRests;
import org.bangui.fail2ban.JailControl;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.check.StreamDiff;
import org.bangui.fail2ban.check.Verification;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.Finding;
import org.bangui.fail2ban.files.Jail;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;

/**
 * Starts, stops, rests and reloads jails as the files mean them. A jail is tried first, and given to the daemon whole, alone and
 * when its turn has come; a jail that the daemon would not take stays as it is.
 */
@ApplicationScoped
public class JailControlService {

    @Inject
    ConfigService config;

    @Inject
    HealthService health;

    @Inject
    Trial trial;

    @Inject
    Event<JailRests> rests;

    /** Starts a jail that does not run; one that runs is left alone. @throws ConfigConflictException when it cannot start */
    public void start(HostId host, String name) {
        config.changing(host, shop -> {
            Jail jail = ready(shop, name);
            if (!running(shop).contains(name)) {
                load(shop, List.of(jail));
            }
            return null;
        });
    }

    /** Ends a running jail: its bans are lifted, and those whose time is not over come back with it. */
    public void stop(HostId host, JailName jail) {
        config.changing(host, shop -> {
            new JailControl(shop.daemon()).stop(jail);
            return null;
        });
    }

    /** Lets a running jail rest, or go on. */
    public void idle(HostId host, JailName jail, boolean on) {
        config.changing(host, shop -> {
            new JailControl(shop.daemon()).idle(jail, on);
            return null;
        });
        rests.fire(new JailRests(host, jail, on));
    }

    /** Makes one jail what the files say. @throws ConfigConflictException when the daemon would not take it */
    public void reload(HostId host, String name) {
        config.changing(host, shop -> {
            load(shop, List.of(ready(shop, name)));
            return null;
        });
    }

    /**
     * Makes every jail what the files say, one after the other, and ends those the files do not enable.
     *
     * @throws ConfigConflictException when something is wrong with any; then none was touched
     */
    public void reloadAll(HostId host) {
        config.changing(host, shop -> {
            Configuration files = shop.reader().read();
            refuseBroken(files);
            List<Jail> jails = files.jails().stream()
                    .filter(jail -> jail.state() == Jail.State.READY)
                    .toList();
            load(shop, jails);
            Set<String> kept = new HashSet<>(jails.stream().map(Jail::name).toList());
            Delivery delivery = new Delivery(shop.daemon());
            running(shop).stream().filter(name -> !kept.contains(name)).forEach(name -> fail(delivery.stop(name)));
            return null;
        });
    }

    private static void refuseBroken(Configuration files) {
        fail(files.allFindings().stream()
                .filter(Finding::destroys)
                .map(JailControlService::problem)
                .toList());
    }

    static Problem problem(Finding finding) {
        return new Problem(finding.jail(), "", finding.source() + ": " + finding.sentence());
    }

    private static Set<String> running(Workshop shop) {
        return shop.daemon().jails().stream().map(JailName::value).collect(Collectors.toSet());
    }

    private static Jail ready(Workshop shop, String name) {
        Jail jail = shop.reader().read().jail(name).orElseThrow(() -> UnknownConfigException.jail(name));
        if (jail.state() == Jail.State.DISABLED) {
            throw new ConfigConflictException("The files do not enable the jail " + name + "; activate it.");
        }
        fail(jail.findings().stream().map(JailControlService::problem).toList());
        return jail;
    }

    private void load(Workshop shop, List<Jail> jails) {
        fail(trial.of(shop, jails).problems());
        Delivery delivery = new Delivery(shop.daemon());
        for (Jail jail : jails) {
            fail(delivery.loadSurely(jail, needsRestart(shop, jail)));
            rests.fire(new JailRests(shop.host(), new JailName(jail.name()), false));
        }
    }

    /** A reload drops actions that are new, and does not end those that change before they change. */
    private static boolean needsRestart(Workshop shop, Jail jail) {
        return StreamDiff.hasPythonAction(jail)
                || Verification.of(shop.daemon(), jail).stream()
                        .anyMatch(problem -> problem.option().startsWith("action"));
    }

    private static void fail(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigConflictException(Applier.sentences(problems));
        }
    }

    /** Where running jails and files differ: jails that run though no file enables them, that do not run, or run otherwise. */
    public List<Problem> drift(HostId host) {
        return health.ask(host, daemon -> {
            Workshop shop = config.shop(host);
            List<Problem> drift = new ArrayList<>();
            Set<String> unknown = running(shop);
            for (Jail jail : shop.reader().read().jails()) {
                if (jail.state() == Jail.State.READY) {
                    unknown.remove(jail.name());
                    drift.addAll(Verification.of(daemon, jail));
                }
            }
            unknown.forEach(name -> drift.add(new Problem(name, "", "The jail runs, but the files do not enable it.")));
            return drift;
        });
    }
}
