package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/** Reads single bans of the archive. */
@ApplicationScoped
class ArchiveRepository {

    /** Bans of a network are counted up to here. */
    static final long MOST_COUNTED = 100_000;

    /** A network with fewer bans is looked up by its addresses, a busier one is met soon enough among the newest bans. */
    private static final int BUSY_NETWORK = 20_000;

    private static final String COLUMNS = "id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches,"
            + " country_code, asn, org, origin, ended_at, ended_by";
    private static final String IN_NETWORK = "address_key BETWEEN :firstKey AND :lastKey";

    @Inject
    Database database;

    List<ArchivedBan> newest(BanFilter filter, PageRequest page) {
        return newest(filter, null, page.pageSize(), page.offset());
    }

    /** @param after null for the first page */
    List<ArchivedBan> newest(BanFilter filter, BanCursor after, int limit, long offset) {
        String newest = "SELECT id FROM ban WHERE " + conditions(filter, isBusy(filter))
                + (after == null ? "" : " AND (banned_at, id) < (:cursorTime, :cursorId)")
                + " ORDER BY banned_at DESC, id DESC LIMIT :limit OFFSET :offset";
        String sql =
                "SELECT " + COLUMNS + " FROM ban WHERE id IN (" + newest + ") ORDER BY banned_at + 0 DESC, id DESC";
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .bind("cursorTime", after == null ? 0 : after.bannedAt().getEpochSecond())
                .bind("cursorId", after == null ? 0 : after.rowId())
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> ban(row))
                .list());
    }

    /** Bans of the filter's network, {@link #MOST_COUNTED} at most. */
    long countInNetwork(BanFilter filter) {
        boolean more = filter.jail() != null || filter.origin() != null || filter.country() != null;
        return count(filter, more ? conditions(filter, false) : inNetworkAlone(filter), MOST_COUNTED);
    }

    /** Answered by the index of addresses without a look at the bans; {@code + 0} keeps another one out. */
    private static String inNetworkAlone(BanFilter filter) {
        return "host_id = :host AND " + IN_NETWORK
                + (filter.range() == null ? "" : " AND banned_at + 0 >= :from AND banned_at + 0 < :to");
    }

    private boolean isBusy(BanFilter filter) {
        return filter.network() != null
                && count(filter, "host_id = :host AND " + IN_NETWORK, BUSY_NETWORK) == BUSY_NETWORK;
    }

    private long count(BanFilter filter, String conditions, long limit) {
        String sql = "SELECT COUNT(*) FROM (SELECT 1 FROM ban WHERE " + conditions + " LIMIT :limit) counted";
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .bind("limit", limit)
                .mapTo(Long.class)
                .one());
    }

    List<ArchivedBan> newestOf(HostId host, BanId id, int limit) {
        String sql = "SELECT " + COLUMNS + " FROM ban WHERE host_id = :host AND address_key = :key AND ip = :ip"
                + " ORDER BY banned_at DESC, id DESC LIMIT :limit";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("key", AddressKey.of(id))
                .bind("ip", id.value())
                .bind("limit", limit)
                .map((row, context) -> ban(row))
                .list());
    }

    /** How often each of them was banned, by jail. */
    Map<JailName, Map<BanId, Integer>> timesBanned(HostId host, Collection<BanId> ids) {
        Map<JailName, Map<BanId, Integer>> times = new HashMap<>();
        if (ids.isEmpty()) {
            return times;
        }
        String sql =
                "SELECT jail, ip, MAX(ban_count) AS times FROM ban WHERE host_id = :host AND address_key IN (<keys>)"
                        + " GROUP BY jail, ip";
        database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bindList("keys", ids.stream().map(AddressKey::of).toList())
                .map((row, context) -> times.computeIfAbsent(
                                new JailName(row.getString("jail")), jail -> new HashMap<>())
                        .put(new BanId(row.getString("ip")), row.getInt("times")))
                .list());
        return times;
    }

    /** When the first ban of the archive was; empty for an empty archive. */
    Optional<Instant> first(HostId host) {
        return outermost(host, "");
    }

    /** When the latest ban of the archive was; empty for an empty archive. */
    Optional<Instant> last(HostId host) {
        return outermost(host, " DESC");
    }

    private Optional<Instant> outermost(HostId host, String order) {
        String sql = "SELECT banned_at FROM ban WHERE host_id = :host ORDER BY banned_at" + order + " LIMIT 1";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochSecond));
    }

    /** @param busy whether the network's index is of no use; {@code IS TRUE} keeps the database from using it */
    private static String conditions(BanFilter filter, boolean busy) {
        String rest = (filter.range() == null ? "" : " AND banned_at >= :from AND banned_at < :to")
                + (filter.jail() == null ? "" : " AND jail = :jail")
                + (filter.origin() == null
                        ? ""
                        : " AND origin = '" + filter.origin().name() + "'")
                + country(filter);
        if (filter.network() == null) {
            return "host_id = :host" + rest;
        }
        return busy
                ? "host_id = :host AND (" + IN_NETWORK + ") IS TRUE" + rest
                : "id IN (SELECT id FROM ban WHERE host_id = :host AND " + IN_NETWORK + ")" + rest;
    }

    private static String country(BanFilter filter) {
        if (filter.country() == null) {
            return "";
        }
        return filter.country().isEmpty() ? " AND country_code IS NULL" : " AND country_code = :country";
    }

    private static <T extends SqlStatement<T>> T bind(T statement, BanFilter filter) {
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        statement
                .bind("host", filter.host().value())
                .bindMap(Spans.of(filter.range()).bounds());
        if (filter.jail() != null) {
            statement.bind("jail", filter.jail().value());
        }
        if (filter.country() != null) {
            statement.bind("country", filter.country());
        }
        if (filter.network() != null) {
            statement
                    .bind("firstKey", AddressKey.first(filter.network()))
                    .bind("lastKey", AddressKey.last(filter.network()));
        }
        return statement;
    }

    private static ArchivedBan ban(ResultSet row) throws SQLException {
        long endedAt = row.getLong("ended_at");
        boolean ended = !row.wasNull();
        return new ArchivedBan(
                row.getLong("id"),
                new JailName(row.getString("jail")),
                new BanId(row.getString("ip")),
                Instant.ofEpochSecond(row.getLong("banned_at")),
                row.getLong("ban_seconds"),
                row.getInt("ban_count"),
                row.getInt("failures"),
                BanDetails.matches(row.getString("matches")),
                row.getString("country_code"),
                row.getString("asn"),
                row.getString("org"),
                Origin.valueOf(row.getString("origin")),
                ended ? Instant.ofEpochSecond(endedAt) : null,
                ended ? Ending.of(row.getString("ended_by")) : null);
    }
}
