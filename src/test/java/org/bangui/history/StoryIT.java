package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangui.history.Archive.line;
import static org.bangui.history.Archive.row;

import java.nio.file.Path;
import java.util.List;
import org.bangui.fail2ban.BanId;
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

    private void open(TestDatabase kind) {
        archive = new Archive(kind.create(home), home, null);
    }

    @AfterEach
    void close() {
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
    void anAddressNeverSeenHasAnEmptyStory(TestDatabase kind) {
        open(kind);
        assertThat(story().events()).isEmpty();
        assertThat(story().firstSeen()).isNull();
        assertThat(story().repeatOffender()).isFalse();
    }
}
