package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.bangui.system.HostId;

/** Counts the bans of one address. */
@ApplicationScoped
class StoryRepository {

    @Inject
    Database database;

    record Banned(JailName jail, long bans, Instant first, Instant last) {}

    /** By jail, most bans first. */
    List<Banned> byJail(HostId host, BanId id) {
        String sql = """
                SELECT COALESCE(jail, '') AS jail, COUNT(*) AS bans, MIN(banned_at) AS first_ban, MAX(banned_at) AS last_ban
                FROM ban WHERE host_id = :host AND address_key = :key AND ip = :ip
                GROUP BY 1 ORDER BY 2 DESC, 1""";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("key", AddressKey.of(id))
                .bind("ip", id.value())
                .map((row, context) -> new Banned(
                        new JailName(row.getString("jail")),
                        row.getLong("bans"),
                        Instant.ofEpochSecond(row.getLong("first_ban")),
                        Instant.ofEpochSecond(row.getLong("last_ban"))))
                .list());
    }
}
