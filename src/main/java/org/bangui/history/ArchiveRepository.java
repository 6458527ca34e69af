package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads single bans of the archive. */
@ApplicationScoped
class ArchiveRepository {

    private static final String COLUMNS =
            "id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches, country_code, asn, org, origin";

    @Inject
    Database database;

    List<ArchivedBan> newest(BanFilter filter, PageRequest page) {
        String sql = "SELECT " + COLUMNS + " FROM ban WHERE " + conditions(filter)
                + " ORDER BY banned_at DESC, id DESC LIMIT :limit OFFSET :offset";
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .bind("limit", page.pageSize())
                .bind("offset", page.offset())
                .map((row, context) -> ban(row))
                .list());
    }

    List<ArchivedBan> newestOf(HostId host, BanId id, int limit) {
        String sql = "SELECT " + COLUMNS + " FROM ban WHERE host_id = :host AND ip = :ip"
                + " ORDER BY banned_at DESC, id DESC LIMIT :limit";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("ip", id.value())
                .bind("limit", limit)
                .map((row, context) -> ban(row))
                .list());
    }

    /** When the first ban of the archive was; empty for an empty archive. */
    Optional<Instant> first(HostId host) {
        String sql = "SELECT banned_at FROM ban WHERE host_id = :host ORDER BY banned_at LIMIT 1";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochSecond));
    }

    private static String conditions(BanFilter filter) {
        return "host_id = :host"
                + (filter.range() == null ? "" : " AND banned_at >= :from AND banned_at < :to")
                + (filter.jail() == null ? "" : " AND jail = :jail")
                + (filter.origin() == null ? "" : " AND origin = :origin");
    }

    private static <T extends SqlStatement<T>> T bind(T statement, BanFilter filter) {
        statement.bind("host", filter.host().value());
        if (filter.range() != null) {
            statement.bind("from", filter.range().firstSecond());
            statement.bind("to", filter.range().endSecond());
        }
        if (filter.jail() != null) {
            statement.bind("jail", filter.jail().value());
        }
        if (filter.origin() != null) {
            statement.bind("origin", filter.origin().name());
        }
        return statement;
    }

    private static ArchivedBan ban(ResultSet row) throws SQLException {
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
                Origin.valueOf(row.getString("origin")));
    }
}
