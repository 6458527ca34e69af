package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.history.ArchivedBan;
import org.bangui.jobs.Job;
import org.bangui.jobs.JobState;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkIT {

    private static final HostId HOST = HostId.LOCAL;
    private static final JailName JAIL = new JailName("lab-001");
    private static final JailName SLOW = new JailName("sshd");
    private static final BanOrder ORDER = new BanOrder("admin", null, "a list", false);

    @TempDir
    Path home;

    private final RealFail2ban daemon =
            RealFail2ban.installed().jails("sshd", "lab-001").start();
    private Bans all;

    @BeforeEach
    void wire() {
        all = new Bans(daemon.socket(), home, Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        all.close();
        daemon.close();
    }

    private static List<Cidr> addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Cidr.parse("10.9." + i / 256 + "." + i % 256))
                .toList();
    }

    private static List<BanId> ids(int count) {
        return addresses(count).stream()
                .map(network -> new BanId(network.text()))
                .toList();
    }

    private Job ended(Job job) {
        Until.holds("the job ends", () -> !all.jobs().get(job.id()).isRunning());
        return all.jobs().get(job.id());
    }

    private int bannedIn(JailName jail) {
        String banned = daemon.client("get", jail.value(), "banip");
        return banned.isEmpty() ? 0 : banned.split("\\s+").length;
    }

    @Test
    void aLongListIsBannedAndUnbannedWithProgress() {
        Job banned = ended(all.bulk().ban(HOST, JAIL, addresses(1_000), ORDER));
        assertThat(banned.state()).isEqualTo(JobState.DONE);
        assertThat(banned.done()).isEqualTo(1_000);
        assertThat(banned.result().getInt("changed")).isEqualTo(1_000);
        assertThat(bannedIn(JAIL)).isEqualTo(1_000);
        Lookup one = all.service().lookup(HOST, new BanId("10.9.1.7"));
        assertThat(one.orders()).extracting(RecordedOrder::reason).containsExactly("a list");
        Job lifted = ended(all.bulk().unban(HOST, null, ids(1_000), ORDER));
        assertThat(lifted.result().getInt("changed")).isEqualTo(1_000);
        assertThat(bannedIn(JAIL)).isZero();
    }

    @Test
    void aCancelledListStopsSoonAndSaysHowFarItCame() {
        Job job = all.bulk().ban(HOST, SLOW, addresses(10_000), ORDER);
        Until.holds("it has begun", () -> all.jobs().get(job.id()).done() > 0);
        all.jobs().cancel(job.id());
        Job end = ended(job);
        assertThat(end.state()).isEqualTo(JobState.CANCELLED);
        assertThat(end.result().getInt("not_done")).isPositive();
        assertThat(bannedIn(SLOW)).isEqualTo(10_000 - end.result().getInt("not_done"));
    }

    @Test
    void whatACancelledUnbanDidNotReachStaysBannedInTheArchiveToo() {
        ended(all.bulk().ban(HOST, SLOW, addresses(400), ORDER));
        Job job = all.bulk().unban(HOST, SLOW, ids(400), ORDER);
        Until.holds("it has begun", () -> all.jobs().get(job.id()).done() > 0);
        all.jobs().cancel(job.id());
        assertThat(ended(job).state()).isEqualTo(JobState.CANCELLED);
        Lookup first = all.service().lookup(HOST, new BanId("10.9.0.0"));
        Lookup last = all.service().lookup(HOST, new BanId("10.9.1.143"));
        assertThat(first.history()).extracting(ArchivedBan::endedAt).doesNotContainNull();
        assertThat(last.history()).extracting(ArchivedBan::endedAt).containsOnlyNulls();
        assertThat(last.history()).isNotEmpty();
    }

    @Test
    void aListGoesOnAfterTheDaemonHung() {
        Job job = all.bulk().ban(HOST, SLOW, addresses(600), ORDER);
        Until.holds("it has begun", () -> all.jobs().get(job.id()).done() > 0);
        daemon.freeze();
        Until.holds("the job notices", () -> all.jobs().get(job.id()).message().contains("waiting"));
        daemon.thaw();
        Job end = ended(job);
        assertThat(end.state()).as(end.message()).isEqualTo(JobState.DONE);
        assertThat(bannedIn(SLOW)).isEqualTo(600);
        assertThat(daemon.actions())
                .filteredOn(line -> line.startsWith("ban sshd"))
                .hasSize(600);
    }

    @Test
    void aListGoesOnAfterTheDaemonWasKilled() {
        Job job = all.bulk().ban(HOST, SLOW, addresses(600), ORDER);
        Until.holds("it has begun", () -> all.jobs().get(job.id()).done() > 0);
        daemon.kill();
        daemon.start();
        Job end = ended(job);
        assertThat(end.state()).as(end.message()).isEqualTo(JobState.DONE);
        Until.holds("every address is banned", () -> bannedIn(SLOW) == 600);
    }

    @Test
    void aListThatIsTooLongOrTouchesThisServerIsRefusedAsAWhole() {
        assertThatThrownBy(() -> all.bulk().ban(HOST, JAIL, addresses(10_001), ORDER))
                .isInstanceOf(InvalidInputException.class);
        List<Cidr> withServer = List.of(Cidr.parse("10.9.0.1"), Cidr.parse("127.0.0.1"));
        assertThatThrownBy(() -> all.bulk().ban(HOST, JAIL, withServer, ORDER)).isInstanceOf(LockOutException.class);
        assertThat(bannedIn(JAIL)).isZero();
    }
}
