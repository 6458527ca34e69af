package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.geo.GeoAnswer;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the archive. Nothing is ever deleted here. */
@ApplicationScoped
class SyncRepository {

    /** A daemon that starts late finds failures that are this old. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(2);

    @Inject
    Database database;

    @Inject
    SyncStateRepository states;

    @Inject
    RollUpRepository rollUps;

    @Inject
    EndRepository ends;

    @Inject
    FailureRepository failures;

    /**
     * Of these rows of fail2ban's database those that are not archived yet. A second more or less is the same: the
     * database rounds the time of a ban, the daemon itself cuts it.
     */
    List<RecordedBan> unknownRows(HostId host, List<RecordedBan> rows) {
        List<Long> times = rows.stream().map(row -> row.at().getEpochSecond()).toList();
        Set<Key> known = recorded(host, times);
        return rows.stream()
                .filter(row -> {
                    Key key = new Key(row.jail(), row.id(), row.at().getEpochSecond());
                    return !known.contains(key.later(-1)) && !known.contains(key.later(1)) && known.add(key);
                })
                .toList();
    }

    /** A recorded ban stands at its recorded time. */
    private Set<Key> recorded(HostId host, Collection<Long> times) {
        if (times.isEmpty()) {
            return Set.of();
        }
        String sql = """
                SELECT jail, ip, recorded_at FROM ban
                WHERE host_id = :host AND banned_at BETWEEN :from AND :to AND recorded_at IS NOT NULL""";
        return new HashSet<>(database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("from", Collections.min(times) - 1)
                .bind("to", Collections.max(times) + 1)
                .map((row, context) -> new Key(
                        new JailName(row.getString("jail")),
                        new BanId(row.getString("ip")),
                        row.getLong("recorded_at")))
                .list()));
    }

    /** Of these bans in fail2ban's log those that are not archived yet. */
    List<LoggedEvent> unknownLines(HostId host, List<LoggedEvent> lines) {
        String sql = "SELECT 1 FROM ban WHERE host_id = ? AND jail = ? AND ip = ? AND logged_at_millis = ?";
        return database.read(handle -> lines.stream()
                .distinct()
                .filter(line -> handle.createQuery(sql)
                        .bind(0, host.value())
                        .bind(1, line.jail().value())
                        .bind(2, line.id().value())
                        .bind(3, line.at().toEpochMilli())
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty())
                .toList());
    }

    /** Bans archived since then that the log did not tell of so far. */
    List<HalfSeen> notLogged(HostId host, Instant since) {
        return halfSeen(host, "logged_at_millis IS NULL AND archived_at >= :since", since.getEpochSecond());
    }

    /** Bans logged since then that the database did not know so far. */
    List<HalfSeen> notRecorded(HostId host, Instant since) {
        return halfSeen(host, "recorded_at IS NULL AND logged_at_millis >= :since", since.toEpochMilli());
    }

    /** Bans of about this span that the log did not tell of so far. */
    List<HalfSeen> notLoggedBetween(HostId host, Instant from, Instant to) {
        String condition = "logged_at_millis IS NULL AND banned_at BETWEEN :since AND "
                + to.plus(BanMerge.CLOCK_AHEAD).getEpochSecond();
        return halfSeen(host, condition, from.minus(LONGEST_DELAY).getEpochSecond());
    }

    private List<HalfSeen> halfSeen(HostId host, String condition, long since) {
        String sql = """
                SELECT id, jail, ip, banned_at, ban_seconds, recorded_at, logged_at_millis, archived_at
                FROM ban WHERE host_id = :host AND %s""".formatted(condition);
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("since", since)
                .map((row, context) -> halfSeen(row))
                .list());
    }

    private static HalfSeen halfSeen(ResultSet row) throws SQLException {
        long recordedAt = row.getLong("recorded_at");
        boolean recorded = !row.wasNull();
        return new HalfSeen(
                row.getLong("id"),
                new JailName(row.getString("jail")),
                new BanId(row.getString("ip")),
                Instant.ofEpochSecond(row.getLong("banned_at")),
                row.getLong("ban_seconds"),
                recorded ? Instant.ofEpochSecond(recordedAt) : null,
                recorded ? null : Instant.ofEpochMilli(row.getLong("logged_at_millis")),
                Instant.ofEpochSecond(row.getLong("archived_at")));
    }

    /** Writes the step and moves the state on in one transaction; false, and nothing written, when another was faster. */
    boolean store(SyncStep step) {
        return database.write(handle -> {
            if (!states.move(handle, step.host(), step.before(), step.after())) {
                return false;
            }
            write(handle, step);
            return true;
        });
    }

    /** Writes the step, which does not move the state on, in one transaction. */
    void fill(SyncStep step) {
        database.write(handle -> {
            write(handle, step);
            return null;
        });
    }

    private void write(Handle handle, SyncStep step) {
        insert(handle, step);
        complete(handle, step);
        ends.end(handle, step.host(), step.ends());
        failures.add(handle, step.host(), step.found());
    }

    private void insert(Handle handle, SyncStep step) {
        String sql = """
                INSERT INTO ban (host_id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches, origin,
                                 recorded_at, logged_at_millis, archived_at, address_key, network, country_code, asn,
                                 org)
                VALUES (:host, :jail, :ip, :bannedAt, :seconds,
                        COALESCE(:count, (SELECT COUNT(*) + 1 FROM ban
                                          WHERE host_id = :host AND address_key = :key AND COALESCE(jail, '') = :jail
                                            AND ip = :ip)),
                        :failures, :matches, :origin, :recordedAt, :loggedAt, :archivedAt, :key, :network, :country,
                        :asn, :org)""";
        if (step.merge().placed().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        step.merge().placed().forEach(ban -> bind(batch, step, ban).add());
        batch.execute();
        rollUps.count(
                handle,
                step.host(),
                step.merge().placed().stream().map(step::counted).toList(),
                1);
    }

    private static PreparedBatch bind(PreparedBatch batch, SyncStep step, Sighting ban) {
        RecordedBan row = ban.recorded();
        BanDetails details = row == null ? BanDetails.NONE : BanDetails.of(row.data());
        batch.bind("host", step.host().value())
                .bind("jail", ban.jail().value())
                .bind("ip", ban.id().value())
                .bind("bannedAt", ban.bannedAt().getEpochSecond())
                .bind("seconds", step.banSeconds(ban))
                .bind("count", row == null ? null : (Integer) row.count())
                .bind("failures", details.failures())
                .bind("matches", details.matchesJson())
                .bind("origin", step.origin(ban.jail()).name())
                .bind("recordedAt", row == null ? null : (Long) row.at().getEpochSecond())
                .bind("loggedAt", millis(ban.loggedAt()))
                .bind("archivedAt", step.archivedAt().getEpochSecond());
        return bind(batch, step.whereabouts(ban.id()));
    }

    private static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static PreparedBatch bind(PreparedBatch batch, Whereabouts where) {
        return batch.bind("key", where.key())
                .bind("network", where.network())
                .bind("country", where.geo().countryCode())
                .bind("asn", where.geo().asn())
                .bind("org", where.geo().org());
    }

    /** Adds what the second sighting of a ban tells. */
    private void complete(Handle handle, SyncStep step) {
        String logged = "UPDATE ban SET logged_at_millis = :at WHERE id = :id";
        step.merge().logged().forEach((ban, at) -> handle.createUpdate(logged)
                .bind("at", at.toEpochMilli())
                .bind("id", ban.rowId())
                .execute());
        String recorded = """
                UPDATE ban SET recorded_at = :at, banned_at = :at, ban_seconds = :seconds, ban_count = :count,
                       failures = :failures, matches = :matches
                WHERE id = :id""";
        step.merge().recorded().forEach((ban, row) -> {
            BanDetails details = BanDetails.of(row.data());
            handle.createUpdate(recorded)
                    .bind("at", row.at().getEpochSecond())
                    .bind("seconds", row.seconds())
                    .bind("count", row.count())
                    .bind("failures", details.failures())
                    .bind("matches", details.matchesJson())
                    .bind("id", ban.rowId())
                    .execute();
            move(handle, step.host(), ban, row.at());
        });
    }

    /** Counts the ban at its other time, when that turned out to lie in another hour. */
    private void move(Handle handle, HostId host, HalfSeen ban, Instant to) {
        Counted before = counted(handle, ban.rowId()).at(ban.bannedAt().getEpochSecond());
        Counted after = before.at(to.getEpochSecond());
        if (before.hour() != after.hour()) {
            rollUps.count(handle, host, List.of(before), -1);
            rollUps.count(handle, host, List.of(after), 1);
        }
    }

    private static Counted counted(Handle handle, long banId) {
        String sql = "SELECT banned_at, jail, country_code, origin, asn, org, network FROM ban WHERE id = :id";
        return handle.createQuery(sql)
                .bind("id", banId)
                .map((row, context) -> new Counted(
                        row.getLong("banned_at"),
                        new JailName(row.getString("jail")),
                        row.getString("country_code"),
                        Origin.valueOf(row.getString("origin")),
                        Counted.network(
                                new GeoAnswer(null, row.getString("asn"), row.getString("org"), null),
                                row.getString("network"))))
                .one();
    }

    private record Key(JailName jail, BanId id, long time) {

        Key later(long by) {
            return new Key(jail, id, time + by);
        }
    }
}
