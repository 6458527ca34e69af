package org.bangui.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bangui.auth.Auths;
import org.bangui.auth.Client;
import org.bangui.server.Healths;
import org.bangui.system.Database;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.Settings;
import org.bangui.system.Systems;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetupIT {

    @TempDir
    Path folder;

    private Database database;
    private Auths auths;
    private Fail2banHosts hosts;

    private SetupService setup(Settings settings) {
        database = Systems.database(settings);
        return another(settings);
    }

    /** Another instance on the same database. */
    private SetupService another(Settings settings) {
        auths = new Auths(database);
        hosts = Systems.hosts(database, settings);
        SetupService setup = new SetupService();
        setup.settings = settings;
        setup.database = database;
        setup.repository = new SetupRepository();
        setup.repository.database = database;
        setup.repository.stored = Systems.storedSettings(database, auths.clock);
        setup.auth = auths.auth;
        setup.preferences = Systems.preferences(database, auths.clock);
        setup.hosts = hosts;
        setup.health = Healths.of(hosts, new Told<>());
        setup.clock = auths.clock;
        return setup;
    }

    private Settings settings(DatabaseSettings database, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of("BANGUI_HOME", folder.toString()));
        if (database != null) {
            environment.put("BANGUI_DATABASE_URL", database.url());
            if (database.user() != null) {
                environment.put("BANGUI_DATABASE_USER", database.user());
            }
        }
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Settings.load(environment);
    }

    private static SetupRequest request(String databaseUrl, String databaseUser) {
        return new SetupRequest(
                "correct horse",
                databaseUrl,
                databaseUser,
                null,
                "/run/other.sock",
                "/srv/fail2ban",
                "Asia/Tokyo",
                30,
                null);
    }

    @AfterEach
    void close() {
        hosts.reopen();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void afterItThePasswordOpensAndEverythingIsStored(TestDatabase kind) {
        SetupService setup = setup(settings(kind.create(folder)));
        assertThat(setup.completed()).isFalse();

        setup.complete(request(null, null));

        assertThat(setup.completed()).isTrue();
        assertThat(auths.auth.login("correct horse", new Client("192.0.2.1", "")))
                .isNotEmpty();
        assertThat(setup.timezone().getId()).isEqualTo("Asia/Tokyo");
        assertThat(hosts.host(HostId.LOCAL).socket()).isEqualTo(Path.of("/run/other.sock"));
        assertThat(hosts.host(HostId.LOCAL).configDir()).isEqualTo(Path.of("/srv/fail2ban"));
    }

    @ParameterizedTest
    @EnumSource
    void ofManyAtOnceOneWins(TestDatabase kind) throws Exception {
        Settings settings = settings(kind.create(folder));
        setup(settings);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<SetupService> instances =
                    IntStream.range(0, 6).mapToObj(i -> another(settings)).toList();
            long won = 0;
            for (Future<Boolean> future : threads.invokeAll(instances.stream()
                    .map(instance -> (Callable<Boolean>) () -> wins(instance))
                    .toList())) {
                won += future.get() ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean wins(SetupService setup) {
        try {
            setup.complete(request(null, null));
            return true;
        } catch (SetupDoneException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDraftGoesOnAfterACrash(TestDatabase kind) {
        Settings settings = settings(kind.create(folder));
        setup(settings)
                .save(new SetupDraft(
                        "jdbc:postgresql://db/b?user=x&password=pw", "me", "/run/a.sock", null, "Asia/Tokyo", "30"));

        SetupDraft draft = another(settings).draft();

        assertThat(draft.fail2banSocket()).isEqualTo("/run/a.sock");
        assertThat(draft.timezone()).isEqualTo("Asia/Tokyo");
        assertThat(draft.fail2banConfigDir()).isEqualTo("/etc/fail2ban");
        assertThat(draft.databaseUrl()).doesNotContain("pw");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasClearedInTheDraftIsGone(TestDatabase kind) {
        SetupService setup = setup(settings(kind.create(folder)));
        setup.save(new SetupDraft("jdbc:postgresql://db/b", "me", null, null, "Asia/Tokyo", "30"));

        setup.save(new SetupDraft(null, null, null, null, "Asia/Tokyo", "30"));

        assertThat(setup.draft().databaseUrl()).isNull();
    }

    @Test
    void whatTheEnvironmentSaysWinsOverWhatIsStored() {
        SetupService setup = setup(settings(null, "BANGUI_FAIL2BAN_SOCKET", "/run/given.sock"));

        setup.complete(request(null, null));

        assertThat(hosts.host(HostId.LOCAL).socket()).isEqualTo(Path.of("/run/given.sock"));
    }

    @Test
    void aMasterPasswordInTheEnvironmentDoesItUnattended() {
        SetupService setup = setup(settings(null, "BANGUI_MASTER_PASSWORD", "correct horse"));

        setup.start(new Object());

        assertThat(auths.auth.login("correct horse", new Client("192.0.2.1", "")))
                .isNotEmpty();
    }

    @Test
    void itMovesToPostgresqlAndStaysThere() throws Exception {
        DatabaseSettings postgresql = TestDatabase.POSTGRESQL.create(folder);
        SetupService setup = setup(settings(null));

        setup.complete(request(postgresql.url(), postgresql.user()));

        assertThat(database.isSqlite()).isFalse();
        assertThat(Files.readString(folder.resolve("bangui.properties"))).contains("database.url");
        try (Database next = Database.open(settings(null).database())) {
            assertThat(next.isSqlite()).isFalse();
            assertThat(SetupRepository.completed(next)).isTrue();
        }
    }

    @Test
    void aDatabaseThatAnotherSetUpOwnsIsRefusedAndNothingChanges() {
        DatabaseSettings postgresql = TestDatabase.POSTGRESQL.create(folder);
        setup(settings(postgresql)).complete(request(null, null));
        database.close();
        SetupService second = setup(settings(null));

        assertThatThrownBy(() -> second.complete(request(postgresql.url(), postgresql.user())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Another BanGUI is set up there");

        assertThat(second.completed()).isFalse();
        assertThat(folder.resolve("bangui.properties")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() {
        SetupService setup = setup(settings(null));
        DatabaseSettings postgresql = TestDatabase.POSTGRESQL.create(folder);

        assertThat(setup.tryDatabase(postgresql.url(), "postgres", null)).isNull();
        assertThat(setup.tryDatabase(postgresql.url().replaceFirst("/[a-z0-9]+$", "/nowhere"), "postgres", null))
                .contains("does not exist");
        assertThat(setup.tryDatabase("jdbc:postgresql://127.0.0.1:1/x", "postgres", null))
                .contains("cannot be reached");
    }

    @Test
    void aSocketThatIsNotThereIsSaidSo() {
        SetupService setup = setup(settings(null));

        assertThat(setup.tryFail2ban(folder.resolve("none.sock")).kind()).isEqualTo(SocketVerdict.Kind.NOT_THERE);
    }
}
