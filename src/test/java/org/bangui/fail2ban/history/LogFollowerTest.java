package org.bangui.fail2ban.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bangui.fail2ban.history.LogFollower.Batch;
import org.bangui.fail2ban.history.LogFollower.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS");

    @TempDir
    Path folder;

    private Path log;
    private LogFollower follower;

    @BeforeEach
    void createLog() throws IOException {
        log = Files.createFile(folder.resolve("fail2ban.log"));
        follower = new LogFollower(log, 400);
    }

    private void write(String... messages) throws IOException {
        for (String message : messages) {
            raw(LocalDateTime.now().format(FORMAT) + " fail2ban.actions        [42]: NOTICE  " + message + "\n");
        }
    }

    private void raw(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private static List<String> told(Batch batch) {
        return batch.events().stream()
                .map(event -> event.kind() + " " + event.jail() + " " + event.id())
                .toList();
    }

    @Test
    void bansAndUnbansAreTold() throws IOException {
        Position start = follower.end();
        write("[sshd] Ban 192.0.2.1", "[sshd] Unban 192.0.2.1", "[ssh x] Restore Ban 2001:db8::1");
        assertThat(told(follower.read(start)))
                .containsExactly("BAN sshd 192.0.2.1", "UNBAN sshd 192.0.2.1", "RESTORE ssh x 2001:db8::1");
    }

    @Test
    void otherLinesAreNot() throws IOException {
        Position start = follower.end();
        write("[sshd] Increase Ban 192.0.2.1 (2 # 20m -> x)", "[sshd] 192.0.2.1 already banned", "[a] Reban 192.0.2.1");
        assertThat(follower.read(start).events()).isEmpty();
    }

    @Test
    void aQuotedLineOfAnAttackerIsNone() throws IOException {
        Position start = follower.end();
        String fake = "2026-03-14 12:00:00,000 fail2ban.actions [1]: NOTICE  [sshd] Ban 192.0.2.66";
        raw("2026-03-14 12:00:00,000 fail2ban.filter [1]: DEBUG   Processing line: '" + fake + "\n");
        write("[sshd] Unban " + fake);
        assertThat(told(follower.read(start))).noneMatch(each -> each.startsWith("BAN"));
    }

    @Test
    void failuresAndTheEndOfAJailAreTold() throws IOException {
        Position start = follower.end();
        raw(
                "2026-03-14 12:00:00,000 fail2ban.filter         [1]: INFO    [sshd] Found 192.0.2.1 - 2026-03-14 11:59:59\n");
        raw(
                "2026-03-14 12:00:00,001 fail2ban.observer       [1]: INFO    [sshd] Found 192.0.2.1, bad - 2026-03-14 11:59:59, 1 # -> 2.0\n");
        raw("2026-03-14 12:00:00,002 fail2ban.jail           [1]: INFO    Jail 'sshd' stopped\n");
        assertThat(told(follower.read(start))).containsExactly("FOUND sshd 192.0.2.1", "STOP sshd null");
    }

    @Test
    void aDetailedLogIsReadToo() throws IOException {
        Position start = follower.end();
        raw(" 2026-03-14 12:00:00,000 7F00AA NOTIC [sshd] Ban 192.0.2.1\n");
        assertThat(told(follower.read(start))).containsExactly("BAN sshd 192.0.2.1");
    }

    @Test
    void whatWasThereBeforeIsNotTold() throws IOException {
        write("[sshd] Ban 192.0.2.1");
        assertThat(follower.read(follower.end()).events()).isEmpty();
    }

    @Test
    void aHalfWrittenLineWaitsForItsEnd() throws IOException {
        Position start = follower.end();
        raw("2026-03-14 12:00:00,000 fail2ban.actions [1]: NOTICE  [sshd] Ban 192.0.");
        Batch half = follower.read(start);
        raw("2.1\n");
        assertThat(half.events()).isEmpty();
        assertThat(told(follower.read(half.position()))).containsExactly("BAN sshd 192.0.2.1");
    }

    @Test
    void aLongLogComesInBatches() throws IOException {
        Position position = follower.end();
        for (int i = 0; i < 20; i++) {
            write("[sshd] Ban 192.0.2." + i);
        }
        int count = 0;
        Batch batch;
        do {
            batch = follower.read(position);
            position = batch.position();
            count += batch.events().size();
        } while (batch.more());
        assertThat(count).isEqualTo(20);
    }

    @Test
    void aMonstrousLineIsPassedOver() throws IOException {
        Position position = follower.end();
        raw("x".repeat(1000) + "\n");
        write("[sshd] Ban 192.0.2.1");
        Batch batch;
        int count = 0;
        do {
            batch = follower.read(position);
            position = batch.position();
            count += batch.events().size();
        } while (batch.more());
        assertThat(count).isEqualTo(1);
    }

    @Test
    void aTruncatedLogIsReadFromItsStart() throws IOException {
        write("[sshd] Ban 192.0.2.1", "[sshd] Ban 192.0.2.2");
        Position end = follower.end();
        Files.write(log, new byte[0]);
        write("[sshd] Ban 192.0.2.3");
        assertThat(told(follower.read(end))).containsExactly("BAN sshd 192.0.2.3");
    }

    @Test
    void aTruncatedLogThatGrewAgainIsReadFromItsStart() throws IOException {
        write("[sshd] Ban 192.0.2.1");
        Position end = follower.end();
        Files.write(log, new byte[0]);
        write("[sshd] Ban 192.0.2.3", "[sshd] Ban 192.0.2.4");
        assertThat(told(follower.read(end))).containsExactly("BAN sshd 192.0.2.3", "BAN sshd 192.0.2.4");
    }

    @Test
    void theRestOfARotatedLogIsReadFirst() throws IOException {
        Position start = follower.end();
        write("[sshd] Ban 192.0.2.1");
        Files.move(log, folder.resolve("fail2ban.log.1"));
        write("[sshd] Ban 192.0.2.2");
        Batch rest = follower.read(start);
        assertThat(told(rest)).containsExactly("BAN sshd 192.0.2.1");
        assertThat(rest.more()).isTrue();
        assertThat(told(follower.read(rest.position()))).containsExactly("BAN sshd 192.0.2.2");
    }

    @Test
    void theDaemonsZoneIsFoundByTheTimeOfTheFile() throws IOException {
        Position start = follower.end();
        Instant written = Instant.parse("2026-03-14T12:00:00.250Z");
        LocalDateTime there = LocalDateTime.ofInstant(written, ZoneOffset.ofHoursMinutes(5, 45));
        raw(there.format(FORMAT) + " fail2ban.actions [1]: NOTICE  [sshd] Ban 192.0.2.1\n");
        Files.setLastModifiedTime(log, FileTime.from(written));
        assertThat(follower.read(start).events().get(0).at()).isEqualTo(written);
    }

    @Test
    void aMissingLogIsToldWithItsName() throws IOException {
        Position start = follower.end();
        Files.delete(log);
        assertThatThrownBy(() -> follower.read(start))
                .isInstanceOf(UnreadableHistoryException.class)
                .hasMessageContaining("fail2ban.log");
    }
}
