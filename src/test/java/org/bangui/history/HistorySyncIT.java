package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.BanId;
import org.bangui.net.Cidr;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;

class HistorySyncIT extends DaemonAndArchive {

    /** The database is written a moment after the reply: two more syncs must not add anything. */
    private void assertRowsStay(long count) {
        Instant later = Instant.now().plusMillis(1500);
        Until.holds("a while passes", () -> {
            archive.synced();
            return Instant.now().isAfter(later);
        });
        assertThat(archive.rows()).isEqualTo(count);
        assertThat(archive.count()).isEqualTo(count);
    }

    @Test
    void everyBanIsArchivedOnceWithItsDetails() {
        start();
        archive.synced();
        daemon.attack("sshd", "192.0.2.10");
        daemon.attack("nginx-http-auth", "2001:db8::7");
        awaitRows(2);
        Until.holds("details of both", () -> {
            archive.synced();
            return archive.all().stream().allMatch(ban -> ban.failures() == 3);
        });
        assertRowsStay(2);
        ArchivedBan ban = archive.all().stream()
                .filter(each -> each.jail().equals(SSHD))
                .findFirst()
                .orElseThrow();
        assertThat(ban.id()).isEqualTo(new BanId("192.0.2.10"));
        assertThat(ban.banSeconds()).isEqualTo(600);
        assertThat(ban.matches()).hasSize(3).allMatch(line -> line.contains("192.0.2.10"));
        assertThat(ban.bannedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(ban.origin()).isEqualTo(Origin.SELFBLOCK);
    }

    @Test
    void everyNewBanIsToldOnceInOrder() {
        start();
        ban("192.0.2.1");
        awaitRows(1);
        ban("192.0.2.2");
        awaitRows(2);
        assertRowsStay(2);
        assertThat(archive.told)
                .extracting(BanPlaced::id)
                .containsExactly(new BanId("192.0.2.1"), new BanId("192.0.2.2"));
    }

    @Test
    void aBanLiftedAtOnceIsArchivedToo() {
        start();
        archive.synced();
        daemon.client("set", "sshd", "banip", "192.0.2.1");
        daemon.client("set", "sshd", "unbanip", "192.0.2.1");
        awaitRows(1);
        assertRowsStay(1);
        assertThat(archive.endings()).containsExactly("192.0.2.1 lifted");
        assertThat(archive.all().get(0).banSeconds()).isEqualTo(600);
    }

    @Test
    void anAddressBannedAgainIsArchivedAgain() {
        start();
        archive.synced();
        ban("192.0.2.1");
        fail2ban.unban(SSHD, List.of(new BanId("192.0.2.1")));
        ban("192.0.2.1");
        ban("192.0.2.1");
        awaitRows(2);
        assertRowsStay(2);
    }

    @Test
    void bansOfBeforeTheFirstStartAreFilledIn() {
        startDaemon();
        ban("192.0.2.1", "192.0.2.2");
        open();
        awaitRows(2);
        assertRowsStay(2);
    }

    @Test
    void anEntryOfAReusedRowIsArchivedToo() {
        start();
        ban("192.0.2.1");
        ban("192.0.2.2");
        awaitRows(2);
        daemon.client("set", "logtarget", "STDOUT");
        fail2ban.unban(SSHD, List.of(new BanId("192.0.2.2")));
        ban("192.0.2.3");
        awaitRows(3);
        assertRowsStay(3);
    }

    @Test
    void aPurgedBanStaysInTheArchive() {
        daemon.option("dbpurgeage", "1d");
        start();
        ban("192.0.2.1");
        awaitRows(1);
        assertRowsStay(1);
        daemon.stop();
        daemon.option("dbpurgeage", "1").start();
        awaitRows(1);
        ban("192.0.2.2");
        awaitRows(2);
        assertRowsStay(2);
        assertThat(archive.addresses()).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
    }

    @Test
    void aRestartOfTheDaemonAddsNothingAndEndsNothing() {
        start();
        ban("192.0.2.1", "192.0.2.2");
        awaitRows(2);
        daemon.stop();
        archive.synced();
        daemon.start();
        Until.holds("the bans are in force again", () -> fail2ban.banned(SSHD).size() == 2);
        assertRowsStay(2);
        assertThat(archive.endings()).containsExactlyInAnyOrder("192.0.2.1 in force", "192.0.2.2 in force");
    }

    @Test
    void aRestartOfBanguiLosesNothingAndAddsNothing() {
        start();
        ban("192.0.2.1");
        awaitRows(1);
        archive.close();
        ban("192.0.2.2", "192.0.2.3");
        fail2ban.unban(SSHD, List.of(new BanId("192.0.2.3")));
        open();
        awaitRows(3);
        reopen();
        assertRowsStay(3);
    }

    @Test
    void bansArePickedUpWhileTheDaemonIsAway() {
        start();
        ban("192.0.2.1");
        awaitRows(1);
        ban("192.0.2.2");
        daemon.kill();
        awaitRows(2);
    }

    @Test
    void aDaemonWithoutDatabaseIsArchivedFromItsLog() {
        daemon.option("dbfile", "None");
        start();
        ban("192.0.2.1");
        awaitRows(1);
        daemon.client("set", "sshd", "banip", "192.0.2.2");
        daemon.client("set", "sshd", "unbanip", "192.0.2.2");
        awaitRows(2);
        assertRowsStay(2);
        reopen();
        assertRowsStay(2);
    }

    @Test
    void aDaemonWithNeitherDatabaseNorLogIsArchivedFromWhatItTells() {
        daemon.option("dbfile", "None");
        start();
        daemon.client("set", "logtarget", "STDOUT");
        ban("192.0.2.1", "2001:db8::1");
        awaitRows(2);
        reopen();
        assertRowsStay(2);
    }

    @Test
    void aDatabaseThatMayNotBeReadAtFirstAddsNothingTwiceLater() throws Exception {
        startDaemon();
        daemon.client("set", "logtarget", "STDOUT");
        Path aside = daemon.database().resolveSibling("aside");
        for (int i = 1; i <= 5; i++) {
            ban("192.0.2." + i);
        }
        Files.move(daemon.database(), aside);
        open();
        awaitRows(5);
        Files.move(aside, daemon.database());
        assertRowsStay(5);
    }

    @Test
    void twoThousandQuickBansAreAllArchivedAndFail2banLosesNone() throws Exception {
        daemon.action("none");
        start();
        archive.synced();
        List<Cidr> addresses = IntStream.range(0, 2000)
                .mapToObj(i -> Cidr.parse("198.18." + i / 250 + "." + (1 + i % 250)))
                .toList();
        Future<?> banning = executor.submit(() -> {
            for (int i = 0; i < addresses.size(); i += 50) {
                fail2ban.ban(SSHD, new ArrayList<>(addresses.subList(i, i + 50)));
            }
        });
        awaitRows(2000);
        banning.get();
        assertRowsStay(2000);
        assertThat(archive.told)
                .extracting(BanPlaced::id)
                .doesNotHaveDuplicates()
                .hasSize(2000);
        assertThat(Files.readString(daemon.logFile())).doesNotContain("database is locked");
    }
}
