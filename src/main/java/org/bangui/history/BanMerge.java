package org.bangui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.RecordedBan;

/**
 * Puts together what fail2ban's database and its log tell of the same bans. A line of the log is one ban; a row of the
 * database is the same ban when jail and id agree and the times can belong together, else another one. The times differ:
 * the row holds the last failure in the watched log, rounded; the line holds when the ban was placed.
 */
final class BanMerge {

    /** Older fail2ban takes a failure's time from a log whose clock runs ahead. */
    static final Duration CLOCK_AHEAD = Duration.ofSeconds(61);

    /** Of the times in the database, and what passes between a row and its line. */
    static final Duration ROUNDING = Duration.ofSeconds(2);

    private final List<Sighting> placed = new ArrayList<>();
    private final Map<HalfSeen, RecordedBan> recorded = new LinkedHashMap<>();
    private final Map<HalfSeen, Instant> logged = new LinkedHashMap<>();
    private final Map<Key, List<HalfSeen>> waitingForLog = new HashMap<>();
    private final Map<Key, List<Line>> waitingForRow = new LinkedHashMap<>();

    private record Key(JailName jail, BanId id) {}

    /** @param archived the row in the archive that came from this line, null when there is none yet */
    private record Line(HalfSeen archived, Instant at) {}

    /**
     * @param halfSeen archived bans that may belong to what follows
     * @param rows new rows of fail2ban's database, none of them archived, in their order
     * @param lines new bans in its log, none of them archived, in their order
     */
    BanMerge(List<HalfSeen> halfSeen, List<RecordedBan> rows, List<LoggedEvent> lines) {
        halfSeen.forEach(this::wait);
        lines.forEach(this::addLine);
        rows.forEach(this::addRow);
        waitingForRow.forEach((key, rest) -> rest.stream()
                .filter(line -> line.archived() == null)
                .forEach(line -> placed.add(new Sighting(key.jail(), key.id(), null, line.at()))));
        placed.sort(Comparator.comparing(Sighting::bannedAt)
                .thenComparing(Sighting::loggedAt, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private void wait(HalfSeen ban) {
        Key key = new Key(ban.jail(), ban.id());
        if (ban.loggedAt() == null) {
            waitingForLog.computeIfAbsent(key, any -> new ArrayList<>()).add(ban);
        } else {
            waitingForRow.computeIfAbsent(key, any -> new ArrayList<>()).add(new Line(ban, ban.loggedAt()));
        }
    }

    private void addLine(LoggedEvent event) {
        Key key = new Key(event.jail(), event.id());
        HalfSeen match = take(
                waitingForLog.get(key),
                ban -> belong(ban.recordedAt(), ban.banSeconds(), event.at())
                        && !event.at().isAfter(ban.archivedAt().plus(ROUNDING)),
                Comparator.comparing(HalfSeen::recordedAt).reversed());
        if (match != null) {
            logged.put(match, event.at());
        } else {
            waitingForRow.computeIfAbsent(key, any -> new ArrayList<>()).add(new Line(null, event.at()));
        }
    }

    private void addRow(RecordedBan ban) {
        Comparator<Line> before =
                Comparator.comparing(line -> line.at().isBefore(ban.at().minus(ROUNDING)));
        Line match = take(
                waitingForRow.get(new Key(ban.jail(), ban.id())),
                line -> belong(ban.at(), ban.seconds(), line.at()),
                before.thenComparing(
                        line -> Duration.between(line.at(), ban.at()).abs()));
        if (match == null || match.archived() == null) {
            placed.add(Sighting.of(ban, match == null ? null : match.at()));
        } else {
            recorded.put(match.archived(), ban);
        }
    }

    /** A ban is placed after its last failure and before it would be over. */
    private static boolean belong(Instant recordedAt, long banSeconds, Instant loggedAt) {
        return !loggedAt.isBefore(recordedAt.minus(CLOCK_AHEAD))
                && (banSeconds <= 0
                        || !loggedAt.isAfter(recordedAt.plusSeconds(banSeconds).plus(ROUNDING)));
    }

    private static <T> T take(List<T> candidates, Predicate<T> fits, Comparator<T> best) {
        if (candidates == null) {
            return null;
        }
        T taken = candidates.stream().filter(fits).min(best).orElse(null);
        candidates.remove(taken);
        return taken;
    }

    /** Bans that are not in the archive, oldest first. */
    List<Sighting> placed() {
        return placed;
    }

    /** Archived from the log alone: their row was found. */
    Map<HalfSeen, RecordedBan> recorded() {
        return recorded;
    }

    /** Archived from the database alone: their line was found. */
    Map<HalfSeen, Instant> logged() {
        return logged;
    }
}
