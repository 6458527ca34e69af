package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the system keeps, on each database. */
class StoresIT {

    @TempDir
    Path folder;

    private Database database;

    private StoredSettings settings(TestDatabase kind) {
        database = Database.open(kind.create(folder));
        StoredSettings stored = new StoredSettings();
        stored.database = database;
        stored.clock = Clock.systemUTC();
        return stored;
    }

    private SchedulerLock lock() {
        SchedulerLock lock = new SchedulerLock();
        lock.repository = new SchedulerLockRepository();
        lock.repository.database = database;
        return lock;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSettingIsReplaced(TestDatabase kind) {
        StoredSettings stored = settings(kind);

        stored.put(Map.of("a.x", "1"));
        stored.put(Map.of("a.x", "2"));

        assertThat(stored.get("a.x")).contains("2");
    }

    @ParameterizedTest
    @EnumSource
    void aPrefixIsTakenLiterally(TestDatabase kind) {
        StoredSettings stored = settings(kind);

        stored.put(Map.of("a_b", "1", "axb", "2", "a_bc", "3"));

        assertThat(stored.all("a_b")).isEqualTo(Map.of("a_b", "1", "a_bc", "3"));
    }

    @ParameterizedTest
    @EnumSource
    void preferencesComeBack(TestDatabase kind) {
        Preferences preferences = new Preferences();
        preferences.stored = settings(kind);
        preferences.stored.put(
                Preferences.rows(ZoneId.of("Europe/Berlin"), Duration.ofMinutes(90), new MapThresholds(1, 2, 3)));

        assertThat(preferences.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(preferences.sessionLength()).isEqualTo(Duration.ofMinutes(90));
        assertThat(preferences.mapThresholds()).isEqualTo(new MapThresholds(1, 2, 3));
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoInstancesOneRunsTheTasks(TestDatabase kind) {
        settings(kind);
        SchedulerLock first = lock();
        SchedulerLock second = lock();

        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
        assertThat(first.held()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anotherTakesOverFromOneThatIsSilentForAMinute(TestDatabase kind) {
        settings(kind);
        lock().renew();
        age(59);
        SchedulerLock second = lock();
        assertThat(second.held()).isFalse();

        age(61);
        second.renew();

        assertThat(second.held()).isTrue();
    }

    private void age(int seconds) {
        database.write(handle -> handle.execute("UPDATE scheduler_lock SET heartbeat_at = "
                + (database.isSqlite() ? "unixepoch()" : "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)")
                + " - " + seconds));
    }

    @ParameterizedTest
    @EnumSource
    void oneThatEndsLetsTheNextBeginAtOnce(TestDatabase kind) {
        settings(kind);
        SchedulerLock first = lock();
        first.renew();

        first.release("the server stops");

        assertThat(lock().held()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatFailsTakesTheOthersOfItsTransactionBack(TestDatabase kind) {
        StoredSettings stored = settings(kind);

        try {
            database.write(handle -> {
                stored.put(handle, Map.of("half", "done"));
                return handle.execute("INSERT INTO nowhere VALUES (1)");
            });
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("nowhere");
        }

        assertThat(stored.get("half")).isEmpty();
    }
}
