package org.bangui.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Fail2banException.Unreachable.Reason;
import org.bangui.fail2ban.JailControl;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.check.StreamDiff;
import org.bangui.fail2ban.check.Verification;
import org.bangui.fail2ban.files.Command;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.Finding;
import org.bangui.fail2ban.files.Jail;
import org.bangui.net.Cidr;

/** Brings a daemon from one configuration to another: only the jails that change, one by one, each looked at afterwards. */
final class Delivery {

    private final Fail2ban daemon;
    private final Duration patience;
    private final JailControl control;
    private final boolean remembersBans;
    private final Map<String, List<Cidr>> bans = new HashMap<>();

    /** @param patience how long to wait for a daemon that carries out a command and answers nobody meanwhile */
    Delivery(Fail2ban daemon, Duration patience) {
        this.daemon = daemon;
        this.patience = patience;
        control = new JailControl(daemon);
        remembersBans = daemon.database().isPresent();
    }

    /** What went wrong; ends at the first jail that is not as it should be. */
    List<Problem> deliver(Configuration from, Configuration to) {
        List<Problem> lost = lost(from, to);
        if (!lost.isEmpty()) {
            return lost;
        }
        try {
            return change(from, to);
        } catch (Unreachable e) {
            return List.of(new Problem("", "", e.getMessage()));
        }
    }

    private List<Problem> change(Configuration from, Configuration to) {
        for (Command option : StreamDiff.serverChanges(from, to)) {
            List<Problem> problems = set(option);
            if (!problems.isEmpty()) {
                return problems;
            }
        }
        for (JailChange change : StreamDiff.between(from, to).jails()) {
            List<Problem> problems = change.kind() == JailChange.Kind.STOP
                    ? stop(change.jail())
                    : renew(change, from, to.jail(change.jail()).orElseThrow());
            if (!problems.isEmpty()) {
                return problems;
            }
        }
        return List.of();
    }

    /** A jail that cannot be read any more is not one that shall end. */
    private static List<Problem> lost(Configuration from, Configuration to) {
        Set<Finding> known = Planner.anywhere(from.allFindings());
        return to.allFindings().stream()
                .filter(finding -> finding.destroys() && !known.contains(finding.anywhere()))
                .map(JailControlService::problem)
                .toList();
    }

    /** What the daemon has already is left out, so that it is busy for less time; one that has something else gets everything. */
    private List<Problem> renew(JailChange change, Configuration from, Jail jail) {
        if (change.kind() != JailChange.Kind.RELOAD) {
            return load(jail, change.kind() == JailChange.Kind.RESTART);
        }
        List<Problem> problems = load(StreamDiff.news(from.jail(jail.name()).orElseThrow(), jail), jail, false);
        boolean drifted = problems.stream().allMatch(problem -> Verification.KEPT.contains(problem.option()));
        return drifted && !problems.isEmpty() ? load(jail, false) : problems;
    }

    /** Makes good what a delivery may have changed, and no more. What is left wrong. @throws Unreachable when there is no answer */
    List<Problem> putBack(Configuration from, Configuration to) {
        List<Problem> left = new ArrayList<>();
        StreamDiff.serverChanges(from, to).forEach(option -> left.addAll(set(option)));
        for (JailChange change : StreamDiff.between(from, to).jails()) {
            left.addAll(
                    change.kind() == JailChange.Kind.STOP
                            ? stop(change.jail())
                            : restore(to.jail(change.jail()).orElseThrow(), change.kind()));
        }
        return left;
    }

    private List<Problem> restore(Jail jail, JailChange.Kind kind) {
        List<Problem> different = look(jail);
        return different.isEmpty() ? different : loadSurely(jail, kind == JailChange.Kind.RESTART);
    }

    /**
     * Gives the daemon the jail, once more from the beginning should it not be right then.
     *
     * @throws Unreachable when there is no answer; then nothing is repeated
     */
    List<Problem> loadSurely(Jail jail, boolean restart) {
        List<Problem> problems = load(jail, restart);
        return problems.isEmpty() || restart ? problems : load(jail, true);
    }

    /** Gives the daemon the jail and looks whether it took all of it. */
    List<Problem> load(Jail jail, boolean restart) {
        return load(jail, jail, restart);
    }

    private List<Problem> load(Jail told, Jail jail, boolean restart) {
        return tell(jail.name(), () -> {
            noteBans(jail);
            try {
                carryOut(() -> control.load(told, restart));
            } catch (Refused e) {
                endHalf(new JailName(jail.name()));
                throw e;
            }
            placeBans(jail);
            return Verification.of(daemon, jail);
        });
    }

    /** A jail that was refused as it began stays in the daemon's list: it looks well and does nothing. */
    private void endHalf(JailName jail) {
        if (daemon.jails().contains(jail)) {
            control.stop(jail);
        }
    }

    /** Ends the jail should it run. */
    List<Problem> stop(String jail) {
        return tell(jail, () -> {
            try {
                return end(new JailName(jail));
            } catch (Refused e) {
                if (e.unknownJail()) {
                    return List.of();
                }
                throw e;
            }
        });
    }

    /** Ends the jail and looks whether it is gone. @throws Refused when it does not run */
    List<Problem> end(JailName jail) {
        carryOut(() -> control.stop(jail));
        return daemon.jails().contains(jail)
                ? List.of(new Problem(jail.value(), "", "The jail still runs."))
                : List.of();
    }

    private void carryOut(Runnable order) {
        try {
            order.run();
        } catch (Unreachable e) {
            awaitEnd(e);
        }
    }

    private List<Problem> look(Jail jail) {
        return tell(jail.name(), () -> Verification.of(daemon, jail));
    }

    private List<Problem> set(Command option) {
        return tell("", () -> {
            control.set(option);
            return List.of();
        });
    }

    private static List<Problem> tell(String jail, Supplier<List<Problem>> order) {
        try {
            return order.get();
        } catch (Refused e) {
            String said = e.arguments().isEmpty() ? e.type() : e.arguments().get(0);
            return List.of(new Problem(jail, "", "fail2ban refuses it: " + said));
        } catch (Protocol e) {
            return List.of(new Problem(jail, "", e.getMessage()));
        }
    }

    /** A jail with many bans takes longer than a command may: what came of it is seen when the daemon answers again. */
    private void awaitEnd(Unreachable lost) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (lost.reason() == Reason.OUTCOME_UNKNOWN && System.nanoTime() < deadline) {
            try {
                daemon.ping();
                return;
            } catch (Unreachable e) {
                if (e.reason() != Reason.TIMEOUT && e.reason() != Reason.BUSY) {
                    throw e;
                }
            }
        }
        throw lost;
    }

    /** A daemon without a database forgets the bans of a jail that it begins anew. */
    private void noteBans(Jail jail) {
        if (remembersBans) {
            return;
        }
        List<Cidr> found = new ArrayList<>();
        try {
            daemon.banned(new JailName(jail.name())).forEach(ban -> network(ban).ifPresent(found::add));
        } catch (Refused e) {
            return;
        }
        bans.putIfAbsent(jail.name(), found);
    }

    private static Optional<Cidr> network(ActiveBan ban) {
        try {
            return Optional.of(Cidr.parse(ban.id().value()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void placeBans(Jail jail) {
        List<Cidr> noted = bans.getOrDefault(jail.name(), List.of());
        if (!noted.isEmpty()) {
            daemon.ban(new JailName(jail.name()), noted);
        }
    }
}
