package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path folder;

    private DatabaseSettings settings() {
        return DatabaseSettings.sqlite(folder.resolve("data/bangui.db"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void folderAndFileBelongToTheUserAlone() throws IOException {
        Database.open(settings()).close();

        assertThat(mode(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("data/bangui.db"))).isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        Database.open(settings()).close();
        Path file = folder.resolve("data/bangui.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Database.open(settings()).close();

        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void readersCannotWrite() {
        try (Database database = Database.open(settings())) {
            assertThatThrownBy(() -> database.read(handle -> handle.execute("DELETE FROM host")))
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void theConnectionsAreSetAsPromised() {
        try (Database database = Database.open(settings())) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("1");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(database, "busy_timeout")).isEqualTo("10000");
        }
    }

    @Test
    void aFullDiskIsSaidInOneSentenceAndOtherFailuresStayWhatTheyAre() {
        try (Database database = Database.open(settings())) {
            database.write(handle -> handle.createQuery("PRAGMA max_page_count = 1")
                    .mapTo(Integer.class)
                    .one());
            assertThatThrownBy(() -> database.write(
                            handle -> handle.execute("CREATE TABLE big AS SELECT randomblob(100000) AS content")))
                    .isInstanceOf(DatabaseUnusableException.class)
                    .hasMessageEndingWith("cannot be written: the disk is full or failing.");
            assertThatThrownBy(() -> database.write(handle -> handle.execute("DELETE FROM nothing")))
                    .isNotInstanceOf(DatabaseUnusableException.class);
        }
    }

    private static String pragma(Database database, String name) {
        return database.write(handle ->
                handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    @Test
    void manyWritersAtOnceAllGetThrough() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Database database = Database.open(settings())) {
            threads.invokeAll(IntStream.range(0, 200)
                    .mapToObj(i -> (Callable<Integer>) () -> database.write(handle -> handle.execute(
                            "INSERT INTO setting (key, value, updated_at) VALUES (?, 'x', 0)", "key" + i)))
                    .toList());

            assertThat(database.<Integer, RuntimeException>read(
                            handle -> handle.createQuery("SELECT COUNT(*) FROM setting")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNewerSchemaIsRefused() {
        try (Database database = Database.open(settings())) {
            database.write(handle -> handle.execute("INSERT INTO schema_history (installed_rank, version, description,"
                    + " type, script, installed_by, execution_time, success)"
                    + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 'x', 1, 1)"));
        }

        assertThatThrownBy(() -> Database.open(settings()))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("newer BanGUI (schema 99)");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/bangui.db"), "this is a letter, not a database\n".repeat(200));

        assertThatThrownBy(() -> Database.open(settings()))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("is damaged or is no SQLite database");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");

        assertThatThrownBy(() -> Database.open(settings()))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("cannot be used: create it");
    }
}
