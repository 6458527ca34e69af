package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bangui.system.HostId;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;

/** The first start on a fail2ban that has run for long. */
class BackFillIT extends DaemonAndArchive {

    private void rotate(String name, boolean packed) throws IOException {
        Path log = daemon.logFile();
        Path rotated = log.resolveSibling(name);
        if (packed) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(rotated))) {
                Files.copy(log, out);
            }
            Files.setLastModifiedTime(rotated, Files.getLastModifiedTime(log));
            Files.delete(log);
        } else {
            Files.move(log, rotated);
        }
        daemon.client("flushlogs");
    }

    /** Bans that stand in an old log alone, in the present log alone, in the database, and in both. */
    private void past() throws IOException {
        start();
        daemon.client("set", "sshd", "banip", "192.0.2.1");
        daemon.client("set", "sshd", "unbanip", "192.0.2.1");
        rotate("fail2ban.log.2.gz", true);
        daemon.client("set", "sshd", "banip", "192.0.2.2");
        daemon.client("set", "sshd", "unbanip", "192.0.2.2");
        rotate("fail2ban.log.1", false);
        ban("192.0.2.3");
        daemon.client("set", "sshd", "unbanip", "192.0.2.3");
        ban("192.0.2.4");
        Until.holds("the present ban is archived", () -> archive.synced() == 1);
    }

    @Test
    void bansOfOldLogsAreFilledInOnce() throws IOException {
        past();
        archive.backFill.run(HostId.LOCAL);
        assertThat(archive.endings())
                .containsExactlyInAnyOrder(
                        "192.0.2.1 lifted", "192.0.2.2 lifted", "192.0.2.3 lifted", "192.0.2.4 in force");
        BackFillState state = archive.backFill.repository.state(HostId.LOCAL).orElseThrow();
        assertThat(state.bans()).isEqualTo(3);
        assertThat(state.filesRead()).isEqualTo(4).isEqualTo(state.files());
        assertThat(state.finishedAt()).isNotNull();
    }

    @Test
    void aBackFillThatWasInterruptedAddsNothingTwice() throws IOException {
        past();
        archive.backFill.run(HostId.LOCAL);
        archive.database.write(handle -> handle.execute("UPDATE back_fill SET finished_at = NULL"));
        List<String> before = archive.endings();
        archive.backFill.run(HostId.LOCAL);
        assertThat(archive.endings()).isEqualTo(before);
        assertThat(archive.rows()).isEqualTo(4);
        assertThat(archive.count()).isEqualTo(4);
    }

    @Test
    void theLatestBansThatTheDatabaseRemembersLongerAreFilledIn() throws Exception {
        start();
        ban("192.0.2.5");
        Until.holds("the row is written", () -> sql("SELECT COUNT(*) FROM bips").contains("1"));
        sql("DELETE FROM bans");
        daemon.client("set", "logtarget", "STDOUT");
        archive.synced();
        assertThat(archive.rows()).isZero();
        archive.backFill.run(HostId.LOCAL);
        assertThat(archive.addresses()).containsExactly("192.0.2.5");
        assertThat(archive.all().get(0).banSeconds()).isEqualTo(600);
    }

    private String sql(String statement) {
        String script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
                + "print(c.execute(sys.argv[2]).fetchall()); c.commit()";
        try {
            Process python = new ProcessBuilder(
                            "python3", "-c", script, daemon.database().toString(), statement)
                    .redirectErrorStream(true)
                    .start();
            return new String(python.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
