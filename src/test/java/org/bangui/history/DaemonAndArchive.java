package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test with a real daemon of its own and an archive that is filled from it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DaemonAndArchive {

    static final JailName SSHD = new JailName("sshd");

    /** The daemon looks at its logs once a second, and writes its database a moment after its log. */
    private static final Duration UNTIL_THE_NEXT = Duration.ofSeconds(15);

    @TempDir
    Path home;

    final ExecutorService executor = Executors.newCachedThreadPool();
    final RealFail2ban daemon = RealFail2ban.installed().jails("sshd", "nginx-http-auth");
    Fail2ban fail2ban;
    Archive archive;

    void start() {
        startDaemon();
        open();
    }

    void startDaemon() {
        daemon.start();
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(20), 10, executor);
    }

    void open() {
        archive = Archive.sqlite(home, fail2ban);
    }

    /** As after a restart of BanGUI. */
    void reopen() {
        archive.close();
        open();
    }

    @AfterEach
    void stop() {
        archive.close();
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    void ban(String... addresses) {
        fail2ban.ban(SSHD, Stream.of(addresses).map(Cidr::parse).toList());
    }

    /** Until so many bans stand in the archive; fails soon when none is added, and at once when there are more. */
    void awaitRows(long count) {
        long rows = archive.synced();
        while (rows < count) {
            long before = rows;
            Until.holds(UNTIL_THE_NEXT, "ban " + (before + 1) + " of " + count, () -> archive.synced() > before);
            rows = archive.count();
        }
        assertThat(rows).isEqualTo(count);
    }
}
