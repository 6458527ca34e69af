package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangui.history.Archive.line;
import static org.bangui.history.Archive.row;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.LoggedEvent.Kind;
import org.bangui.system.HostId;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the archive tells of one address, on every database BanGUI runs on. */
class StoryIT {

    private static final BanId ADDRESS = new BanId("192.0.2.1");

    @TempDir
    Path home;

    private Archive archive;
    private Fail2ban nobody;

    private void open(TestDatabase kind) {
        nobody = new Fail2ban(home.resolve("none.sock"), Duration.ofSeconds(1), 1, Runnable::run);
        archive = new Archive(kind.create(home), home, nobody);
    }

    @AfterEach
    void close() {
        nobody.close();
        archive.close();
    }

    private Story story() {
        return archive.stories.tell(HostId.LOCAL, ADDRESS);
    }

    private List<String> events() {
        return story().events().stream()
                .map(event -> event.jail() + " " + event.kind().text()
                        + (event.reason() == null ? "" : " " + event.reason().text()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void bansAndUnbansOfAllJailsStandInOneLineNewestFirst(TestDatabase kind) {
        open(kind);
        archive.store(
                List.of(
                        row(Archive.SSHD, "192.0.2.1", 0),
                        row(Archive.IMPORT, "192.0.2.1", 300),
                        row(Archive.SSHD, "192.0.2.2", 1)),
                line(Kind.UNBAN, "192.0.2.1", 100));
        assertThat(events())
                .containsExactly(
                        "blocklist-import unban expired", "blocklist-import ban", "sshd unban lifted", "sshd ban");
        assertThat(story().bans()).isEqualTo(2);
        assertThat(story().repeatOffender()).isTrue();
        assertThat(story().firstSeen()).isEqualTo(Archive.NOON);
        assertThat(story().lastSeen()).isEqualTo(Archive.NOON.plusSeconds(300));
        assertThat(story().jails()).extracting(StoryJail::bans).containsExactly(1L, 1L);
    }

    @ParameterizedTest
    @EnumSource
    void failuresOfOneMomentAreOneEventWithTheirNumberBeforeTheirBan(TestDatabase kind) {
        open(kind);
        LoggedEvent found = line(Kind.FOUND, "192.0.2.1", -1.5);
        archive.store(List.of(row(Archive.SSHD, "192.0.2.1", 0)), found, found, line(Kind.FOUND, "192.0.2.1", 1));
        archive.store(List.of(), found);
        assertThat(events()).containsExactly("sshd unban expired", "sshd ban", "sshd found", "sshd found");
        assertThat(story().events()).extracting(StoryEvent::times).containsExactly(1, 1, 1, 2);
        assertThat(story().firstSeen()).isEqualTo(found.at());
    }

    @ParameterizedTest
    @EnumSource
    void whatAJailLiftsWhileItStopsWasLiftedByNobody(TestDatabase kind) {
        open(kind);
        archive.store(
                List.of(row(Archive.SSHD, "192.0.2.1", 0), row(Archive.SSHD, "192.0.2.2", 1)),
                line(Kind.UNBAN, "192.0.2.1", 100),
                line(Kind.UNBAN, "192.0.2.2", 200));
        archive.store(List.of(), stop(202));
        assertThat(archive.endings()).containsExactly("192.0.2.1 lifted", "192.0.2.2 stopped");
    }

    private static LoggedEvent stop(long second) {
        return new LoggedEvent(Kind.STOP, Archive.SSHD, null, Archive.NOON.plusSeconds(second));
    }

    @ParameterizedTest
    @EnumSource
    void aBanLiftedInBanguiSaysSoWithAndWithoutALog(TestDatabase kind) {
        open(kind);
        long now = Instant.now().getEpochSecond() - Archive.NOON.getEpochSecond();
        archive.store(List.of(row(Archive.SSHD, "192.0.2.1", now), row(Archive.SSHD, "192.0.2.2", now)));
        archive.writing.ends.announce(HostId.LOCAL, null, List.of(ADDRESS));
        archive.writing.ends.announce(HostId.LOCAL, Archive.SSHD, List.of(new BanId("192.0.2.2")));
        archive.store(List.of(), line(Kind.UNBAN, "192.0.2.1", now + 1));
        archive.writing.ends.confirm(HostId.LOCAL, Archive.SSHD, List.of(new BanId("192.0.2.2")));
        assertThat(archive.all()).allMatch(ban -> ban.endedBy() == Ending.BANGUI && ban.endedAt() != null);
    }

    @ParameterizedTest
    @EnumSource
    void anUnbanThatFailedLeavesTheBanInForce(TestDatabase kind) {
        open(kind);
        long now = Instant.now().getEpochSecond() - Archive.NOON.getEpochSecond();
        archive.store(List.of(row(Archive.SSHD, "192.0.2.1", now)));
        archive.writing.ends.announce(HostId.LOCAL, null, List.of(ADDRESS));
        archive.writing.ends.withdraw(HostId.LOCAL, null, List.of(ADDRESS));
        archive.writing.ends.confirm(HostId.LOCAL, null, List.of(ADDRESS));
        assertThat(archive.endings()).containsExactly("192.0.2.1 in force");
        assertThat(story().jails().get(0).inForce()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkLiftsWhatLiesInItUnlessItIsBannedItself(TestDatabase kind) {
        open(kind);
        long now = Instant.now().getEpochSecond() - Archive.NOON.getEpochSecond();
        BanId network = new BanId("192.0.2.0/24");
        archive.store(List.of(
                row(Archive.SSHD, "192.0.2.1", now),
                row(Archive.SSHD, "192.0.3.1", now),
                row(Archive.IMPORT, "192.0.2.0/24", now),
                row(Archive.IMPORT, "192.0.2.2", now)));
        archive.writing.ends.announce(HostId.LOCAL, null, List.of(network));
        assertThat(archive.endings())
                .containsExactlyInAnyOrder(
                        "192.0.2.1 bangui", "192.0.3.1 in force", "192.0.2.0/24 bangui", "192.0.2.2 in force");
    }

    @ParameterizedTest
    @EnumSource
    void anAddressNeverSeenHasAnEmptyStory(TestDatabase kind) {
        open(kind);
        assertThat(story().events()).isEmpty();
        assertThat(story().firstSeen()).isNull();
        assertThat(story().repeatOffender()).isFalse();
    }
}
