package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.bangui.system.HostId;

/** Reads what the archive knows of one address as a whole. */
@ApplicationScoped
class StoryRepository {

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** The jails that banned it, most bans first. */
    List<StoryJail> jails(HostId host, BanId id) {
        String sql = """
                SELECT jail, COUNT(*) AS bans, MIN(banned_at) AS first_ban, MAX(banned_at) AS last_ban,
                       MAX(CASE WHEN ended_at IS NULL AND (ban_seconds < 0 OR banned_at + ban_seconds > :now)
                           THEN 1 ELSE 0 END) AS in_force
                FROM ban WHERE host_id = :host AND address_key = :key AND ip = :ip
                GROUP BY jail ORDER BY bans DESC, jail""";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("key", AddressKey.of(id))
                .bind("ip", id.value())
                .bind("now", clock.instant().getEpochSecond())
                .map((row, context) -> jail(row))
                .list());
    }

    private static StoryJail jail(ResultSet row) throws SQLException {
        return new StoryJail(
                new JailName(row.getString("jail")),
                row.getLong("bans"),
                Instant.ofEpochSecond(row.getLong("first_ban")),
                Instant.ofEpochSecond(row.getLong("last_ban")),
                row.getInt("in_force") == 1,
                null);
    }
}
