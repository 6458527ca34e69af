package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoAnswer;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Where archived bans are from, for those of which that is not known yet. */
@ApplicationScoped
class PlaceRepository {

    private static final int BATCH = 1_000;

    @Inject
    Database database;

    @Inject
    RollUpRepository rollUps;

    /** @param counted as the roll-ups know it now */
    record Unplaced(long rowId, BanId id, String network, Counted counted) {}

    /** Bans of no known country, oldest first. @param after null to begin with */
    List<Unplaced> withoutCountry(HostId host, Unplaced after) {
        return unplaced(host, "country_code IS NULL", after);
    }

    /** Bans that an older version archived without their key. */
    List<Unplaced> withoutKey(HostId host) {
        return unplaced(host, "address_key IS NULL", null);
    }

    private List<Unplaced> unplaced(HostId host, String condition, Unplaced after) {
        String sql = """
                SELECT id, ip, network, banned_at, jail, country_code, asn, org, origin FROM ban
                WHERE host_id = :host AND %s AND (banned_at, id) > (:time, :id)
                ORDER BY banned_at, id LIMIT :batch""".formatted(condition);
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("time", after == null ? -1 : after.counted().bannedAt())
                .bind("id", after == null ? -1 : after.rowId())
                .bind("batch", BATCH)
                .map((row, context) -> unplaced(row))
                .list());
    }

    private static Unplaced unplaced(ResultSet row) throws SQLException {
        String network = row.getString("network");
        Counted counted = new Counted(
                row.getLong("banned_at"),
                new JailName(row.getString("jail")),
                row.getString("country_code"),
                Origin.valueOf(row.getString("origin")),
                Counted.network(new GeoAnswer(null, row.getString("asn"), row.getString("org"), null), network));
        return new Unplaced(row.getLong("id"), new BanId(row.getString("ip")), network, counted);
    }

    /** Writes what was found and counts it in one transaction; the answer is how many bans have a country now. */
    int place(HostId host, Map<Unplaced, Whereabouts> found) {
        return database.write(handle -> {
            List<Unplaced> bans = new ArrayList<>(found.keySet());
            int[] changed = update(handle, bans, found);
            List<Counted> before = new ArrayList<>();
            List<Counted> after = new ArrayList<>();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] == 1) {
                    before.add(bans.get(i).counted());
                    after.add(placed(bans.get(i).counted(), found.get(bans.get(i))));
                }
            }
            rollUps.count(handle, host, before, -1);
            rollUps.count(handle, host, after, 1);
            return (int) after.stream().filter(ban -> ban.countryCode() != null).count();
        });
    }

    private static int[] update(Handle handle, List<Unplaced> bans, Map<Unplaced, Whereabouts> found) {
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE ban SET address_key = :key, network = :network, country_code = :country, asn = :asn, org = :org
                WHERE id = :id AND country_code IS NULL""");
        bans.forEach(ban -> {
            Whereabouts where = found.get(ban);
            batch.bind("id", ban.rowId())
                    .bind("key", where.key())
                    .bind("network", where.network())
                    .bind("country", where.geo().countryCode())
                    .bind("asn", where.geo().asn())
                    .bind("org", where.geo().org())
                    .add();
        });
        return batch.size() == 0 ? new int[0] : batch.execute();
    }

    private static Counted placed(Counted ban, Whereabouts where) {
        return new Counted(
                ban.bannedAt(),
                ban.jail(),
                where.geo().countryCode(),
                ban.origin(),
                Counted.network(where.geo(), where.network()));
    }
}
