package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bangui.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An archive of the version before, on each database. */
class UpgradeIT {

    private static final String BANS = "SELECT * FROM ban ORDER BY id";

    @TempDir
    Path folder;

    private List<Map<String, Object>> before;

    /** With bans seen in one place, in both, of an address and of something else; the newest was deleted. */
    private Database upgraded(TestDatabase kind) {
        DatabaseSettings settings = kind.create(folder);
        String password =
                settings.password() == null ? null : settings.password().value();
        Flyway older = Migrations.steps(settings)
                .dataSource(settings.url(), settings.user(), password)
                .target("41")
                .load();
        older.migrate();
        Jdbi.create(older.getConfiguration().getDataSource()).useHandle(old -> {
            for (int i = 1; i <= 4; i++) {
                old.execute(
                        "INSERT INTO ban (host_id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches,"
                                + " country_code, asn, org, origin, recorded_at, logged_at_millis, archived_at,"
                                + " ended_at, ended_by, address_key, network)"
                                + " VALUES ('local', 'sshd', ?, ?, -1, 2, 3, '[\"a\"]', 'DE', 'AS64500', 'x', 'SELFBLOCK',"
                                + " ?, ?, 1000, ?, ?, ?, '192.0.2.0/24')",
                        i == 3 ? "user<b>" : "192.0.2." + i,
                        900 + i,
                        i == 1 ? null : 900 + i,
                        i == 2 ? null : 900_500 + i,
                        i == 1 ? 950 : null,
                        i == 1 ? "lifted" : null,
                        new byte[] {4, -64, 0, 2, (byte) i});
            }
            old.execute("DELETE FROM ban WHERE ip = '192.0.2.4'");
            before = old.createQuery(BANS).mapToMap().list();
        });
        return Database.open(settings);
    }

    @ParameterizedTest
    @EnumSource
    void everyBanIsThereAsItWas(TestDatabase kind) {
        try (Database database = upgraded(kind)) {
            List<Map<String, Object>> after =
                    database.read(handle -> handle.createQuery(BANS).mapToMap().list());
            assertThat(before).hasSize(3);
            assertThat(after).usingRecursiveComparison().isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noBanCanStandThereTwice(TestDatabase kind) {
        try (Database database = upgraded(kind)) {
            for (String time : List.of("recorded_at", "logged_at_millis")) {
                assertThatThrownBy(() -> database.write(handle -> handle.execute(copy(time))))
                        .rootCause()
                        .message()
                        .containsIgnoringCase("unique");
            }
        }
    }

    /** Of the bans with that time, which alone stays. */
    private static String copy(String time) {
        String columns =
                "host_id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches, origin, archived_at, ";
        return "INSERT INTO ban (" + columns + time + ") SELECT " + columns + time + " FROM ban WHERE " + time
                + " IS NOT NULL";
    }

    @ParameterizedTest
    @EnumSource
    void aNewBanGetsANumberThatNoneHadBefore(TestDatabase kind) {
        try (Database database = upgraded(kind)) {
            database.write(handle -> handle.execute(copy("ended_at")));
            assertThat(newest(database)).isGreaterThan(4);
        }
    }

    private static long newest(Database database) {
        return database.read(handle ->
                handle.createQuery("SELECT MAX(id) FROM ban").mapTo(Long.class).one());
    }
}
