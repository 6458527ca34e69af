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
import org.bangui.history.ArchivedBan.Order;
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

    /** Addresses in one statement. */
    private static final int AT_ONCE = 500;

    /** Who ordered a ban or its end is told by what was ordered here just afterwards; a ban with log lines was not ordered. */
    private static final String BANS = """
            SELECT ban.*, placed.who AS placed_by, placed.reason AS placed_why,
                   lifted.who AS lifted_by, lifted.reason AS lifted_why
            FROM ban
            LEFT JOIN ban_order placed ON placed.id = (
                SELECT MAX(o.id) FROM ban_order_address a JOIN ban_order o ON o.id = a.order_id
                WHERE a.ip = ban.ip AND o.host_id = ban.host_id AND o.deed = 'BAN' AND o.jail = ban.jail
                  AND o.ordered_at BETWEEN ban.banned_at - 2 AND ban.banned_at + 60 AND ban.matches = '[]')
            LEFT JOIN ban_order lifted ON lifted.id = (
                SELECT MAX(o.id) FROM ban_order_address a JOIN ban_order o ON o.id = a.order_id
                WHERE a.ip = ban.ip AND o.host_id = ban.host_id AND o.deed = 'UNBAN'
                  AND (o.jail = ban.jail OR o.jail IS NULL)
                  AND o.ordered_at BETWEEN ban.ended_at - 2 AND ban.ended_at + 60 AND ban.ended_by = 'bangui')
            """;

    private static final String IN_NETWORK = "address_key BETWEEN :firstKey AND :lastKey";

    /** A network with fewer bans is looked up by its addresses. */
    int busyNetwork = 20_000;

    /** A busier network is looked for among so many bans before. */
    int firstBans = 20_000;

    @Inject
    Database database;

    List<ArchivedBan> newest(BanFilter filter, PageRequest page) {
        return part(filter, Sequence.NEWEST, null, page.pageSize(), page.offset());
    }

    /** @param after null for the first page */
    List<ArchivedBan> part(BanFilter filter, Sequence sequence, BanCursor after, int limit, long offset) {
        if (isBusy(filter)) {
            String first = "SELECT id, banned_at, address_key FROM ban WHERE host_id = :host" + others(filter)
                    + ordered(sequence, "banned_at", after) + " LIMIT " + firstBans;
            String wanted =
                    "SELECT id FROM (" + first + ") nearest WHERE " + IN_NETWORK + sequence.order("banned_at", "id");
            List<ArchivedBan> found = part(wanted, filter, sequence, after, limit, offset);
            if (found.size() == limit) {
                return found;
            }
        }
        String time = filter.network() == null ? "banned_at" : "banned_at + 0";
        String wanted = "SELECT id FROM ban WHERE " + conditions(filter) + ordered(sequence, time, after);
        return part(wanted, filter, sequence, after, limit, offset);
    }

    private static String ordered(Sequence sequence, String time, BanCursor after) {
        String begin = after == null ? "" : " AND " + sequence.behind("(" + time + ", id)", "(:cursorTime, :cursorId)");
        return begin + sequence.order(time, "id");
    }

    private List<ArchivedBan> part(
            String wanted, BanFilter filter, Sequence sequence, BanCursor after, int limit, long offset) {
        String sql = BANS + "WHERE ban.id IN (" + wanted + " LIMIT :limit OFFSET :offset)"
                + sequence.order("ban.banned_at + 0", "ban.id");
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
        return count(filter, conditions(filter), MOST_COUNTED);
    }

    private boolean isBusy(BanFilter filter) {
        return filter.network() != null
                && count(filter, "host_id = :host AND " + IN_NETWORK, busyNetwork) == busyNetwork;
    }

    private long count(BanFilter filter, String conditions, long limit) {
        String sql = "SELECT COUNT(*) FROM (SELECT 1 FROM ban WHERE " + conditions + " LIMIT :limit) counted";
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .bind("limit", limit)
                .mapTo(Long.class)
                .one());
    }

    List<ArchivedBan> newestOf(HostId host, BanId id, int limit) {
        String sql = BANS + "WHERE ban.host_id = :host AND ban.address_key = :key AND ban.ip = :ip"
                + " ORDER BY ban.banned_at DESC, ban.id DESC LIMIT :limit";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("key", AddressKey.of(id))
                .bind("ip", id.value())
                .bind("limit", limit)
                .map((row, context) -> ban(row))
                .list());
    }

    /** How often each of them was banned in the jail. */
    Map<BanId, Integer> timesBanned(HostId host, JailName jail, Collection<BanId> ids) {
        Map<BanId, Integer> times = new HashMap<>();
        List<BanId> all = List.copyOf(ids);
        String sql = "SELECT ip, MAX(ban_count) AS times FROM ban"
                + " WHERE host_id = :host AND address_key IN (<keys>) AND jail = :jail GROUP BY ip";
        database.read(handle -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<BanId> part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                handle.createQuery(sql)
                        .bind("host", host.value())
                        .bind("jail", jail.value())
                        .bindList("keys", part.stream().map(AddressKey::of).toList())
                        .map((row, context) -> times.put(new BanId(row.getString("ip")), row.getInt("times")))
                        .list();
            }
            return null;
        });
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

    /** A network is found in the index of addresses, which has all that is asked for; {@code IS TRUE} keeps others out. */
    private static String conditions(BanFilter filter) {
        String others = others(filter);
        return filter.network() == null
                ? "host_id = :host" + others
                : "host_id = :host AND " + IN_NETWORK + (others.isEmpty() ? "" : " AND (1 = 1" + others + ") IS TRUE");
    }

    private static String others(BanFilter filter) {
        return (filter.range() == null ? "" : " AND banned_at >= :from AND banned_at < :to")
                + (filter.jail() == null ? "" : " AND jail = :jail")
                + (filter.origin() == null
                        ? ""
                        : " AND origin = '" + filter.origin().name() + "'")
                + country(filter);
    }

    private static String country(BanFilter filter) {
        if (filter.country() == null) {
            return "";
        }
        return filter.country().isEmpty() ? " AND country_code IS NULL" : " AND country_code = :country";
    }

    private static <T extends SqlStatement<T>> T bind(T statement, BanFilter filter) {
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        statement.bind("host", filter.host().value());
        if (filter.range() != null) {
            statement
                    .bind("from", filter.range().firstSecond())
                    .bind("to", filter.range().endSecond());
        }
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
                ended ? Ending.of(row.getString("ended_by")) : null,
                Order.of(row.getString("placed_by"), row.getString("placed_why")),
                Order.of(row.getString("lifted_by"), row.getString("lifted_why")));
    }
}
