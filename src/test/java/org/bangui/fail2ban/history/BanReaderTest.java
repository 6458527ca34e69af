package org.bangui.fail2ban.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.history.BanReader.Batch;
import org.bangui.fail2ban.history.BanReader.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanReaderTest {

    private static final long NOON = Instant.parse("2026-03-14T12:00:00Z").getEpochSecond();

    @TempDir
    Path folder;

    private Path file;
    private Connection fail2ban;
    private BanReader reader;

    @BeforeEach
    void createDatabase() throws SQLException {
        file = folder.resolve("f2b.sqlite3");
        fail2ban = create(file);
        reader = new BanReader(file, 3);
    }

    private static Connection create(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bans(jail TEXT NOT NULL, ip TEXT, timeofban INTEGER NOT NULL,"
                    + " bantime INTEGER NOT NULL, bancount INTEGER NOT NULL default 1, data JSON)");
        }
        return connection;
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        fail2ban.close();
    }

    private void ban(String jail, String ip, Object time, byte[] data) throws SQLException {
        try (PreparedStatement insert = fail2ban.prepareStatement("INSERT INTO bans VALUES (?, ?, ?, 600, 2, ?)")) {
            insert.setString(1, jail);
            insert.setString(2, ip);
            insert.setObject(3, time);
            insert.setBytes(4, data);
            insert.executeUpdate();
        }
    }

    private void ban(String ip) throws SQLException {
        ban("sshd", ip, NOON, "{\"matches\": [], \"failures\": 3}".getBytes());
    }

    private void unban(String ip) throws SQLException {
        try (PreparedStatement delete = fail2ban.prepareStatement("DELETE FROM bans WHERE ip = ?")) {
            delete.setString(1, ip);
            delete.executeUpdate();
        }
    }

    private static List<String> addresses(Batch batch) {
        return batch.bans().stream().map(RecordedBan::id).map(BanId::value).toList();
    }

    @Test
    void aBanIsReadWithAllThatFail2banKnows() throws SQLException {
        ban("192.0.2.1");
        RecordedBan ban = reader.read(Cursor.START).bans().get(0);
        assertThat(ban.jail().value()).isEqualTo("sshd");
        assertThat(ban.at()).isEqualTo(Instant.ofEpochSecond(NOON));
        assertThat(ban.seconds()).isEqualTo(600);
        assertThat(ban.count()).isEqualTo(2);
        assertThat(ban.data()).contains("\"failures\": 3");
    }

    @Test
    void aBanIsReadOnce() throws SQLException {
        ban("192.0.2.1");
        Cursor first = reader.read(Cursor.START).cursor();
        ban("192.0.2.2");
        Batch second = reader.read(first);
        assertThat(addresses(second)).containsExactly("192.0.2.2");
        assertThat(reader.read(second.cursor()).bans()).isEmpty();
    }

    @Test
    void aNewReaderGoesOnWhereTheOldOneStopped() throws SQLException {
        ban("192.0.2.1");
        Cursor first = reader.read(Cursor.START).cursor();
        ban("192.0.2.2");
        try (BanReader another = new BanReader(file)) {
            assertThat(addresses(another.read(first))).containsExactly("192.0.2.2");
        }
    }

    @Test
    void anOlderCursorIsAnsweredAgain() throws SQLException {
        ban("192.0.2.1");
        reader.read(Cursor.START);
        assertThat(addresses(reader.read(Cursor.START))).containsExactly("192.0.2.1");
    }

    @Test
    void aReusedRowNumberIsNoticed() throws SQLException {
        ban("192.0.2.1");
        ban("192.0.2.2");
        Cursor cursor = reader.read(Cursor.START).cursor();
        unban("192.0.2.2");
        ban("192.0.2.3");
        assertThat(addresses(reader.read(cursor))).containsExactly("192.0.2.1", "192.0.2.3");
    }

    @Test
    void aGoneLastRowLeadsToAWholeReadAndThenToQuiet() throws SQLException {
        ban("192.0.2.1");
        ban("192.0.2.2");
        Cursor cursor = reader.read(Cursor.START).cursor();
        unban("192.0.2.2");
        Batch again = reader.read(cursor);
        assertThat(addresses(again)).containsExactly("192.0.2.1");
        assertThat(reader.read(again.cursor()).bans()).isEmpty();
    }

    @Test
    void anEmptiedDatabaseStartsAnew() throws SQLException {
        ban("192.0.2.1");
        Cursor cursor = reader.read(Cursor.START).cursor();
        unban("192.0.2.1");
        Batch empty = reader.read(cursor);
        assertThat(empty.cursor()).isEqualTo(Cursor.START);
        ban("192.0.2.2");
        assertThat(addresses(reader.read(empty.cursor()))).containsExactly("192.0.2.2");
    }

    @Test
    void manyBansComeInBatches() throws SQLException {
        for (int i = 1; i <= 7; i++) {
            ban("192.0.2." + i);
        }
        Batch first = reader.read(Cursor.START);
        Batch second = reader.read(first.cursor());
        Batch third = reader.read(second.cursor());
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isTrue();
        assertThat(third.more()).isFalse();
        assertThat(addresses(third)).containsExactly("192.0.2.7");
    }

    @Test
    void aReplacedFileIsReadInsteadOfTheOldOne() throws Exception {
        ban("192.0.2.1");
        Cursor cursor = reader.read(Cursor.START).cursor();
        fail2ban.close();
        Files.move(file, folder.resolve("old"));
        fail2ban = create(file);
        ban("192.0.2.9");
        assertThat(addresses(reader.read(cursor))).containsExactly("192.0.2.9");
    }

    @Test
    void rowsThatNameNothingBannableArePassedOver() throws SQLException {
        ban("sshd", "", NOON, null);
        ban("sshd", "a\nb", NOON, null);
        ban("../../etc", "192.0.2.1", NOON, null);
        assertThat(reader.read(Cursor.START).bans()).isEmpty();
        ban("sshd", "192.0.2.4", Long.MAX_VALUE, null);
        ban("sshd", "192.0.2.5", "yesterday", null);
        ban("sshd", "<script>", NOON, null);
        Batch next = reader.read(reader.read(Cursor.START).cursor());
        assertThat(addresses(next)).containsExactly("192.0.2.5", "<script>");
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() throws SQLException {
        ban("sshd", "192.0.2.1", NOON, new byte[] {'{', (byte) 0xff, 0, '}'});
        assertThat(reader.read(Cursor.START).bans().get(0).data()).hasSize(4);
    }

    @Test
    void detailsOfMonstrousSizeAreLeftOut() throws SQLException {
        ban("sshd", "192.0.2.1", NOON, new byte[300_000]);
        assertThat(reader.read(Cursor.START).bans().get(0).data()).isNull();
    }

    @Test
    void aMissingFileIsToldWithItsName() {
        try (BanReader nowhere = new BanReader(folder.resolve("none"))) {
            assertThatThrownBy(() -> nowhere.read(Cursor.START))
                    .isInstanceOf(UnreadableHistoryException.class)
                    .hasMessageContaining("none");
        }
    }

    @Test
    void readingNeverWrites() throws SQLException {
        ban("192.0.2.1");
        reader.read(Cursor.START);
        fail2ban.setAutoCommit(false);
        ban("192.0.2.2");
        fail2ban.commit();
        fail2ban.setAutoCommit(true);
        assertThat(folder.toFile().list()).containsExactly("f2b.sqlite3");
    }
}
