package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real daemon tells about an address besides its bans. */
class EndingsIT {

    private static final JailName SSHD = new JailName("sshd");

    @TempDir
    Path home;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RealFail2ban daemon = RealFail2ban.installed().jails("sshd", "nginx-http-auth");
    private Fail2ban fail2ban;
    private Archive archive;

    private void start() {
        daemon.start();
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(20), 10, executor);
        archive = Archive.sqlite(home, fail2ban);
    }

    @AfterEach
    void stop() {
        archive.close();
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    private void ban(String... addresses) {
        fail2ban.ban(SSHD, List.of(addresses).stream().map(Cidr::parse).toList());
    }

    private void awaitRows(long count) {
        Until.holds(count + " archived bans", () -> archive.synced() == count);
    }

    private Story story(String address) {
        return archive.stories.tell(HostId.LOCAL, new BanId(address));
    }

    @Test
    void aStopOfTheJailIsToldApartFromAnUnban() {
        start();
        archive.synced();
        ban("192.0.2.1", "192.0.2.2");
        awaitRows(2);
        daemon.client("set", "sshd", "unbanip", "192.0.2.1");
        Until.holds(
                "the unban is noted",
                () -> archive.synced() == 2 && archive.endings().contains("192.0.2.1 lifted"));
        daemon.client("set", "nginx-http-auth", "banip", "192.0.2.3");
        daemon.client("stop", "nginx-http-auth");
        Until.holds(
                "the stop is noted",
                () -> archive.synced() == 3 && archive.endings().contains("192.0.2.3 stopped"));
        assertThat(archive.endings()).contains("192.0.2.1 lifted", "192.0.2.2 in force");
    }

    @Test
    void whatTheFilterFoundIsKept() {
        start();
        archive.synced();
        daemon.fail("sshd", "192.0.2.7");
        Until.holds("the failure is kept", () -> {
            archive.synced();
            return archive.stories
                            .tell(HostId.LOCAL, new BanId("192.0.2.7"))
                            .events()
                            .size()
                    == 1;
        });
    }

    @Test
    void theNextBanIsTheOneFail2banGives() {
        start();
        daemon.client("set", "sshd", "bantime.increment", "true");
        daemon.client("set", "sshd", "bantime.factor", "3");
        daemon.client("set", "sshd", "bantime", "3");
        archive.synced();
        daemon.attack("sshd", "192.0.2.8");
        Until.holds("the ban is over", () -> {
            archive.synced();
            return archive.endings().contains("192.0.2.8 expired");
        });
        NextBan next = story("192.0.2.8").jails().get(0).next();
        daemon.attack("sshd", "192.0.2.8");
        Until.holds(
                "another ban with its length",
                () -> archive.synced() == 2 && archive.all().get(0).failures() == 3);
        assertThat(next.increased()).isTrue();
        assertThat(next.seconds()).isEqualTo(18).isEqualTo(archive.all().get(0).banSeconds());
    }
}
