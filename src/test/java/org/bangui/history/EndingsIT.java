package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.bangui.fail2ban.BanId;
import org.bangui.system.HostId;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;

/** What a real daemon tells about an address besides its bans. */
class EndingsIT extends DaemonAndArchive {

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
    void whatTheFilterOfTheJailMatchedIsMarked() {
        start();
        archive.synced();
        daemon.attack("sshd", "192.0.2.9");
        Until.holds(
                "the ban with its lines",
                () -> archive.synced() == 1 && !archive.all().get(0).matches().isEmpty());
        StoryEvent ban = story("192.0.2.9").events().stream()
                .filter(event -> event.kind() == StoryEvent.Kind.BAN)
                .findFirst()
                .orElseThrow();
        assertThat(ban.lines())
                .hasSize(3)
                .allMatch(line -> line.before().endsWith(" srv sshd[123]: "))
                .allMatch(line -> line.matched().equals("Failed password for root from 192.0.2.9 port 4000 ssh2"))
                .allMatch(line -> line.after().isEmpty());
    }
}
