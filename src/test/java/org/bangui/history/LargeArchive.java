package org.bangui.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.events.BanPlaced;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.geo.GeoAnswer;
import org.bangui.geo.GeoService;
import org.bangui.geo.LocalGeo;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.testing.OneHost;
import org.bangui.testing.Told;

/** An archive of a year of attacks on a database of its own, filled past the sync to be there soon. */
public final class LargeArchive implements AutoCloseable {

    private static final String COLUMNS = "host_id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches,"
            + " origin, recorded_at, logged_at_millis, archived_at, address_key, network, country_code, asn, org,"
            + " ended_at, ended_by";

    private final Path file;
    private final int bans;
    private final Histories histories;

    /** Bans until now, and roll-ups of them; without matched lines. */
    public LargeArchive(Path home, int bans, Fail2ban daemon) {
        file = home.resolve("bangui.db");
        this.bans = bans;
        try (Histories empty = open(home, daemon)) {
            empty.service().known(HostId.LOCAL);
        }
        try {
            fill();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        histories = open(home, daemon);
        histories.service().upkeep.startRebuild();
        histories.service().upkeep.rebuildMissing();
    }

    private static Histories open(Path home, Fail2ban daemon) {
        OneHost hosts = new OneHost(daemon);
        return new Histories(
                home, daemon, hosts, Healths.of(hosts, new Told<DaemonStateChanged>()), new Told<BanPlaced>());
    }

    private void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String pragma : List.of("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000")) {
                statement.execute("PRAGMA " + pragma);
            }
            Map<String, String> indices = indices(statement);
            for (String index : indices.keySet()) {
                statement.execute("DROP INDEX " + index);
            }
            statement.execute("BEGIN");
            insert(connection);
            for (String index : indices.values()) {
                statement.execute(index);
            }
            statement.execute("COMMIT");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    private static Map<String, String> indices(Statement statement) throws SQLException {
        String sql =
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ban' AND sql IS NOT NULL";
        Map<String, String> indices = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                indices.put(rows.getString(1), rows.getString(2));
            }
        }
        return indices;
    }

    private void insert(Connection connection) throws SQLException {
        GeoService geo = LocalGeo.bundled();
        AttackYear year = new AttackYear(bans, Instant.now().getEpochSecond());
        String marks = "?, ".repeat(COLUMNS.split(",").length - 1) + "?";
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO ban (" + COLUMNS + ") VALUES (" + marks + ")")) {
            for (int i = 0; i < bans; i++) {
                AttackYear.Ban ban = year.next();
                BanId id = new BanId(ban.ip());
                List<Object> values = values(ban, Whereabouts.of(id, geo::lookup));
                for (int column = 0; column < values.size(); column++) {
                    insert.setObject(column + 1, values.get(column));
                }
                insert.addBatch();
                if (i % 1_000 == 999 || i == bans - 1) {
                    insert.executeBatch();
                }
            }
        }
    }

    private static List<Object> values(AttackYear.Ban ban, Whereabouts where) {
        GeoAnswer geo = where.geo();
        List<Object> values = new ArrayList<>(List.of("local", ban.jail(), ban.ip(), ban.at(), 600, 1, 3, "[]"));
        values.addAll(List.of(ban.origin(), ban.at(), ban.at() * 1000 + 731, ban.at() + 3));
        values.add(where.key());
        values.add(null);
        values.add(geo.countryCode());
        values.add(ban.asn());
        values.add("Example Networks " + ban.asn());
        values.add(ban.at() + 600);
        values.add("expired");
        return values;
    }

    public HistoryService service() {
        return histories.service();
    }

    /** Of the database on disk, with its indices and roll-ups. */
    public long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        histories.close();
    }
}
