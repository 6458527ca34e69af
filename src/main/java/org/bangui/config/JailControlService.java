package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
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

    /** Somebody waits for the answer. */
    Duration patience = Duration.ofSeconds(20);

    @Inject
    ConfigService config;

    @Inject
    HealthService health;

    @Inject
    Trial trial;

    @Inject
    FirstJails first;

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
            fail(delivery(shop).end(jail));
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
        reloadAll(host, done -> true);
    }

    /**
     * As {@link #reloadAll(HostId)}.
     *
     * @param goOn is asked before each jail, with how many are done; a no leaves the rest as it is
     * @return whether it went on to the end
     */
    boolean reloadAll(HostId host, IntPredicate goOn) {
        return config.changing(host, shop -> {
            Configuration files = shop.reader().read();
            refuseBroken(files);
            List<Jail> jails = ready(files);
            if (!load(shop, jails, goOn)) {
                return false;
            }
            Set<String> kept = new HashSet<>(jails.stream().map(Jail::name).toList());
            Delivery delivery = delivery(shop);
            running(shop).stream().filter(name -> !kept.contains(name)).forEach(name -> fail(delivery.stop(name)));
            return true;
        });
    }

    private static void refuseBroken(Configuration files) {
        refuse(files.allFindings().stream()
                .filter(Finding::destroys)
                .map(JailControlService::problem)
                .toList());
    }

    static Problem problem(Finding finding) {
        return new Problem(finding.jail(), "", finding.source() + ": " + finding.sentence());
    }

    static Set<String> running(Workshop shop) {
        return shop.daemon().jails().stream().map(JailName::value).collect(Collectors.toSet());
    }

    private static List<Jail> ready(Configuration files) {
        return files.jails().stream()
                .filter(jail -> jail.state() == Jail.State.READY)
                .toList();
    }

    private static Jail ready(Workshop shop, String name) {
        Jail jail = shop.reader().read().jail(name).orElseThrow(() -> UnknownConfigException.jail(name));
        if (jail.state() == Jail.State.DISABLED) {
            throw new ConfigConflictException("The files do not enable the jail " + name + "; activate it.");
        }
        refuse(jail.findings().stream().map(JailControlService::problem).toList());
        return jail;
    }

    private Delivery delivery(Workshop shop) {
        return new Delivery(shop.daemon(), patience);
    }

    private void load(Workshop shop, List<Jail> jails) {
        load(shop, jails, done -> true);
    }

    private boolean load(Workshop shop, List<Jail> jails, IntPredicate goOn) {
        refuse(trial.of(shop, jails).problems());
        Delivery delivery = delivery(shop);
        first.await(shop);
        int done = 0;
        for (Jail jail : jails) {
            if (!goOn.test(done++)) {
                return false;
            }
            fail(Standings.explained(shop, delivery.loadSurely(jail, needsRestart(shop, jail))));
            rests.fire(new JailRests(shop.host(), new JailName(jail.name()), false));
        }
        return true;
    }

    /**
     * What would keep a daemon from starting its jails.
     *
     * @return the jails that it would start
     * @throws ConfigConflictException when there is something
     */
    List<Jail> startable(Workshop shop) {
        Configuration files = shop.reader().read();
        refuse(files.allFindings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.FATAL)
                .map(JailControlService::problem)
                .toList());
        List<Jail> jails = ready(files);
        refuse(trial.of(shop, jails).problems());
        return jails;
    }

    /** Waits until a daemon that has just begun has its jails. @throws ConfigConflictException when some are not as they should be */
    void awaitJails(Workshop shop, List<Jail> jails) {
        Set<String> names = new HashSet<>(jails.stream().map(Jail::name).toList());
        first.await(shop, names);
        fail(Standings.differences(shop, jails));
    }

    /** A reload drops actions that are new, and does not end those that change before they change. */
    private static boolean needsRestart(Workshop shop, Jail jail) {
        return StreamDiff.hasPythonAction(jail)
                || running(shop).contains(jail.name())
                        && Verification.of(shop.daemon(), jail).stream()
                                .anyMatch(problem -> problem.option().startsWith("action"));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigConflictException(
                    Applier.sentences(problems) + " Nothing was changed. Correct it in the configuration first.");
        }
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
            List<Jail> jails = ready(shop.reader().read());
            List<Problem> drift = new ArrayList<>(Standings.differences(shop, jails));
            Set<String> unknown = running(shop);
            jails.forEach(jail -> unknown.remove(jail.name()));
            unknown.forEach(name -> drift.add(surplus(name)));
            return drift;
        });
    }

    /** Where one jail is not as the files say. */
    public List<Problem> drift(HostId host, String name) {
        return health.ask(host, daemon -> {
            Workshop shop = config.shop(host);
            Jail jail = shop.reader().read().jail(name).orElseThrow(() -> UnknownConfigException.jail(name));
            if (jail.state() == Jail.State.READY) {
                return Standings.differences(shop, List.of(jail));
            }
            return running(shop).contains(name) ? List.of(surplus(name)) : List.of();
        });
    }

    private static Problem surplus(String name) {
        return new Problem(name, "", "The jail runs, but the files do not enable it.");
    }

    /** Every jail that the files enable: whether it runs, and if not, why. */
    public List<JailStanding> standings(HostId host) {
        return health.ask(host, daemon -> Standings.of(config.shop(host)));
    }
}
