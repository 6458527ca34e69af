package org.bangui.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.check.Verification;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.history.JailEnd;
import org.bangui.fail2ban.history.LogFollower;
import org.bangui.fail2ban.history.UnreadableHistoryException;

/** Whether a daemon has the jails as the files mean them, and of one that it does not have what its log says. */
final class Standings {

    private Standings() {}

    /** Every jail that the files enable. */
    static List<JailStanding> of(Workshop shop) {
        Set<String> running = JailControlService.running(shop);
        Optional<Path> log = shop.daemon().logFile();
        return shop.reader().read().jails().stream()
                .filter(jail -> jail.state() != Jail.State.DISABLED)
                .map(jail -> running.contains(jail.name())
                        ? new JailStanding(jail.name(), true, "")
                        : new JailStanding(jail.name(), false, reason(jail, log)))
                .toList();
    }

    private static String reason(Jail jail, Optional<Path> log) {
        return jail.state() == Jail.State.READY
                ? complaint(log, jail.name()).orElse("")
                : Applier.sentences(jail.findings().stream()
                        .map(JailControlService::problem)
                        .toList());
    }

    /** Where the daemon differs from these jails. */
    static List<Problem> differences(Workshop shop, List<Jail> jails) {
        Set<String> running = JailControlService.running(shop);
        return explained(
                shop,
                jails.stream()
                        .flatMap(jail -> running.contains(jail.name())
                                ? Verification.of(shop.daemon(), jail).stream()
                                : Stream.of(new Problem(jail.name(), "", Verification.NOT_RUNNING)))
                        .toList());
    }

    /** Of jails that do not run, with what fail2ban's log says. */
    static List<Problem> explained(Workshop shop, List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.sentence().equals(Verification.NOT_RUNNING) ? explained(shop, problem) : problem)
                .toList();
    }

    private static Problem explained(Workshop shop, Problem problem) {
        return complaint(shop.daemon().logFile(), problem.jail())
                .map(said -> new Problem(problem.jail(), "", problem.sentence() + " fail2ban's log says: " + said))
                .orElse(problem);
    }

    private static Optional<String> complaint(Optional<Path> log, String jail) {
        try {
            return log.map(file -> new LogFollower(file).jailEnds().get(new JailName(jail)))
                    .map(JailEnd::error);
        } catch (UnreadableHistoryException e) {
            return Optional.empty();
        }
    }
}
