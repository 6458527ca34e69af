package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bangui.config.ConfigRevision.State;
import org.bangui.config.Planner.Planned;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Fail2banException.Unreachable.Reason;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.HostId;

/**
 * Carries changes out, or puts everything back. Each is written down with all it replaces before anything is touched; what a
 * killed process left half is undone by the next one.
 */
@ApplicationScoped
class Applier {

    /** The change of another BanGUI on the same database that is older than this was cut off. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** A jail that ends with very many bans keeps a daemon busy for so long. */
    Duration patience = Duration.ofMinutes(2);

    @Inject
    RevisionRepository revisions;

    @Inject
    RecoveryRepository pending;

    @Inject
    Clock clock;

    @Inject
    NodeName node;

    @Inject
    FirstJails first;

    /**
     * @throws Unreachable when it cannot be told whether the daemon runs, then nothing was changed; or when it stopped
     *     answering, then the files are put back, and the jails are as soon as it answers
     */
    ConfigRevision apply(Workshop shop, ConfigChange change, Planned planned) {
        boolean running = isRunning(shop);
        long id = begin(shop.host(), change, planned);
        List<String> lost = write(shop, change.files(), planned, id);
        if (!running) {
            return end(
                    shop, id, State.APPLIED, told("fail2ban is not running; it reads the files when it starts.", lost));
        }
        Delivery delivery = new Delivery(shop.daemon(), patience);
        List<Problem> problems = delivery.deliver(planned.before(), planned.after());
        if (problems.isEmpty()) {
            return end(shop, id, State.APPLIED, told(applied(planned.plan()), lost));
        }
        return rollBack(shop, planned, id, delivery, problems);
    }

    long begin(HostId host, ConfigChange change, Planned planned) {
        ConfigRevision revision = new ConfigRevision(
                0,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                change.who(),
                change.why(),
                State.APPLYING,
                planned.plan().text().lines().toList(),
                "",
                List.of());
        return revisions
                .add(host, revision, node.value(), planned.files())
                .orElseThrow(() -> new ConfigConflictException(
                        "Another BanGUI changes the configuration of this fail2ban now. Try again in a moment."));
    }

    private List<String> write(Workshop shop, List<FileChange> files, Planned planned, long id) {
        try {
            return shop.folder().write(files);
        } catch (RuntimeException e) {
            boolean whole = planned.files().stream().allMatch(file -> isNow(shop.folder(), file, file.before()));
            revisions.finish(shop, id, whole ? State.ROLLED_BACK : State.FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private ConfigRevision rollBack(
            Workshop shop, Planned planned, long id, Delivery delivery, List<Problem> problems) {
        String cause = "It did not work. " + sentences(problems);
        List<String> lost;
        try {
            lost = shop.folder().write(before(planned.files()));
        } catch (RuntimeException e) {
            return fail(shop, id, cause + " The files could not be put back: " + e.getMessage());
        }
        List<Problem> left;
        try {
            left = delivery.putBack(planned.after(), planned.before());
        } catch (Unreachable e) {
            throw leave(shop, id, cause, e);
        }
        if (!left.isEmpty()) {
            return fail(shop, id, cause + " The files are as before, but not all jails: " + sentences(left));
        }
        return end(shop, id, State.ROLLED_BACK, told(cause + " Files and jails are as before.", lost));
    }

    private static String told(String outcome, List<String> lost) {
        return lost.isEmpty() ? outcome : outcome + " " + String.join(" ", lost);
    }

    /** A dead daemon reads the files at its start; one that may live gets its jails back when it is looked at again. */
    private Unreachable leave(Workshop shop, long id, String cause, Unreachable lost) {
        String outcome = cause + " The files are as before, and so are the jails as soon as fail2ban is back.";
        State state = lost.reason() == Reason.NOT_LISTENING ? State.ROLLED_BACK : State.APPLYING;
        revisions.finish(shop, id, state, outcome);
        pending.set(shop.host(), new PendingRecovery(id, clock.instant(), outcome));
        return new Unreachable(lost.reason(), outcome, lost);
    }

    private ConfigRevision fail(Workshop shop, long id, String outcome) {
        pending.set(shop.host(), new PendingRecovery(id, clock.instant(), outcome));
        return end(shop, id, State.FAILED, outcome);
    }

    private ConfigRevision end(Workshop shop, long id, State state, String outcome) {
        revisions.finish(shop, id, state, outcome);
        return revisions.find(shop.host(), id).orElseThrow();
    }

    private static String applied(ConfigPlan plan) {
        String jails = plan.jails().isEmpty()
                ? "No jail changed."
                : plan.jails().stream()
                        .map(change -> change.jail())
                        .collect(Collectors.joining(", ", "Changed: ", "."));
        return plan.daemonRestart() ? jails + " The rest counts when fail2ban is restarted." : jails;
    }

    static String sentences(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.jail().isEmpty() ? "" : problem.jail() + ": ")
                        + (problem.option().isEmpty() ? "" : problem.option() + ": ")
                        + problem.sentence())
                .collect(Collectors.joining(" "));
    }

    /** Undoes what a killed process left half, and says so until somebody has seen it. */
    void undoCutOff(Workshop shop) {
        revisions
                .cutOff(shop.host(), node.value(), clock.instant().minus(LONGEST))
                .ifPresent(revision -> undo(shop, revision.id()));
    }

    private void undo(Workshop shop, long id) {
        boolean running = isRunning(shop);
        List<StoredChange> files = revisions.files(id);
        ConfigurationFolder folder = shop.folder();
        Configuration wanted = shop.with(after(files));
        folder.removeLeftovers();
        List<String> lost = folder.write(before(
                files.stream().filter(file -> isNow(folder, file, file.after())).toList()));
        List<Problem> left = running
                ? new Delivery(shop.daemon(), patience)
                        .putBack(wanted, shop.reader().read())
                : List.of();
        boolean whole = left.isEmpty() && files.stream().allMatch(file -> isNow(folder, file, file.before()));
        String outcome = "This change was cut off in the middle. "
                + (whole
                        ? "Files and jails are as before."
                        : "Not everything could be put back. " + sentences(left)
                                + " Files that somebody else has changed since were left alone.");
        pending.set(shop.host(), new PendingRecovery(id, clock.instant(), told(outcome, lost)));
        revisions.finish(shop, id, whole ? State.ROLLED_BACK : State.FAILED, told(outcome, lost));
    }

    static List<FileChange> before(List<StoredChange> files) {
        return files.stream()
                .map(file -> new FileChange(file.path(), file.before(), null))
                .toList();
    }

    static List<FileChange> after(List<StoredChange> files) {
        return files.stream()
                .map(file -> new FileChange(file.path(), file.after(), null))
                .toList();
    }

    private static boolean isNow(ConfigurationFolder folder, StoredChange file, byte[] content) {
        byte[] present = folder.read(file.path()).map(found -> found.content()).orElse(null);
        return Arrays.equals(present, content);
    }

    /** False when there is no daemon; one that is there but cannot be asked is no ground to act on. */
    private boolean isRunning(Workshop shop) {
        try {
            shop.daemon().ping();
            first.await(shop);
            return true;
        } catch (Unreachable e) {
            if (e.gone()) {
                return false;
            }
            throw e;
        }
    }
}
