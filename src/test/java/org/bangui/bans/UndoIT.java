package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoIT {

    private static final HostId HOST = HostId.LOCAL;
    private static final BanOrder ORDER = new BanOrder("admin", null, null, false);
    private static final BanId ONE = new BanId("198.51.100.1");
    private static final BanId TWO = new BanId("198.51.100.2");

    @TempDir
    Path home;

    private final RealFail2ban daemon =
            release().jails("lab-001", "lab-002").action("none").start();
    private Bans all;

    RealFail2ban release() {
        return RealFail2ban.installed();
    }

    @BeforeEach
    void wire() {
        all = new Bans(daemon.socket(), home, Duration.ofSeconds(10));
        daemon.client("set", "lab-001", "banip", "198.51.100.1", "198.51.100.2");
        daemon.client("set", "lab-002", "banip", "198.51.100.1");
    }

    @AfterEach
    void stop() {
        all.close();
        daemon.close();
    }

    private List<String> banned() {
        return all.service().liftable(HOST, null, List.of(ONE, TWO)).stream()
                .map(each -> each.jail() + " " + each.ban().id())
                .toList();
    }

    @Test
    void anUnbanEverywhereIsUndoneWhereItWasBanned() {
        Undoable lifted = all.undo().unban(HOST, null, List.of(ONE), ORDER).done();
        assertThat(lifted.unbanned()).isEqualTo(2);
        assertThat(banned()).containsExactly("lab-001 198.51.100.2");
        Undone undone = all.undo().undo(lifted.undo(), ORDER);
        assertThat(undone.restored()).isEqualTo(2);
        assertThat(banned()).hasSize(3).contains("lab-002 198.51.100.1");
    }

    @Test
    void itIsToldWhichBansEndAtAnotherTimeThanBefore() {
        daemon.client("set", "lab-001", "bantime", "-1");
        daemon.client("set", "lab-002", "bantime", "60");
        Undoable lifted = all.undo().unbanAll(HOST, null, ORDER).done();
        daemon.client("set", "lab-001", "bantime", "600");
        daemon.client("set", "lab-002", "bantime", "3600");
        Undone undone = all.undo().undo(lifted.undo(), ORDER);
        assertThat(undone).isEqualTo(new Undone(3, 1, 2, 0, List.of()));
    }

    @Test
    void chosenBansAreComparedWithWhatTheyWereNotWithWhatThePageKnew() {
        ActiveBan fromAnotherPage = new ActiveBan(ONE, Instant.EPOCH, 0, null);
        Undoable lifted =
                all.undo().unban(HOST, List.of(new BannedAddress(new JailName("lab-001"), fromAnotherPage)), ORDER);
        assertThat(all.undo().undo(lifted.undo(), ORDER)).isEqualTo(new Undone(1, 0, 0, 0, List.of()));
    }

    @Test
    void anUndoIsPossibleOnceAndForAMinute() {
        Undoable first = all.undo().unban(HOST, null, List.of(ONE), ORDER).done();
        all.undo().undo(first.undo(), ORDER);
        assertThatThrownBy(() -> all.undo().undo(first.undo(), ORDER)).isInstanceOf(UndoOverException.class);
        Undoable second = all.undo().unban(HOST, null, List.of(ONE), ORDER).done();
        all.undo().clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61));
        assertThatThrownBy(() -> all.undo().undo(second.undo(), ORDER)).isInstanceOf(UndoOverException.class);
        assertThat(banned()).containsExactly("lab-001 198.51.100.2");
    }

    @Test
    void whatWasBannedUnderAnotherNameThanAnAddressIsToldAsLost() {
        daemon.client("set", "lab-002", "banip", "bad-robot");
        List<BannedAddress> robot = all.service()
                .banned(HOST, new BannedQuery(new JailName("lab-002"), "robot", null, true), new PageRequest(1, 25))
                .items();
        Undoable lifted = all.undo().unban(HOST, robot, ORDER);
        assertThat(all.undo().undo(lifted.undo(), ORDER)).isEqualTo(new Undone(0, 0, 0, 1, List.of()));
    }

    private void banMany() {
        String[] command = new String[153];
        System.arraycopy(new String[] {"set", "lab-001", "banip"}, 0, command, 0, 3);
        for (int i = 0; i < 150; i++) {
            command[3 + i] = "10.9.0." + i;
        }
        daemon.client(command);
    }

    private void awaitEnd(String job) {
        Until.holds("the job ends", () -> !all.jobs().get(job).isRunning());
    }

    @Test
    void manyAreLiftedByAJobAndBroughtBackByJobs() {
        banMany();
        String job = all.undo().unbanAll(HOST, null, ORDER).job().id();
        awaitEnd(job);
        assertThat(all.service().all(HOST, null)).isEmpty();
        assertThat(all.undo().liftedBy(job))
                .get()
                .extracting(Undoable::unbanned)
                .isEqualTo(153);
        Undone undone = all.undo().undo(job, ORDER);
        assertThat(undone.jobs()).hasSize(2).allSatisfy(this::awaitEnd);
        assertThat(all.service().all(HOST, null)).hasSize(153);
        assertThatThrownBy(() -> all.undo().undo(job, ORDER)).isInstanceOf(UndoOverException.class);
    }

    @Test
    void whatLiesInANetworkIsLiftedByAJobThatCanBeUndoneForAMinuteAfterItsEnd() {
        banMany();
        BanId network = new BanId("10.9.0.0/24");
        String job = all.undo()
                .unban(HOST, new JailName("lab-001"), List.of(network), ORDER)
                .job()
                .id();
        awaitEnd(job);
        assertThat(all.service().all(HOST, null)).hasSize(3);
        all.undo().clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(62));
        assertThat(all.undo().liftedBy(job)).isEmpty();
        assertThatThrownBy(() -> all.undo().undo(job, ORDER)).isInstanceOf(UndoOverException.class);
    }

    @Test
    void allOfAJailAreLiftedAndNoneOfAnother() {
        banMany();
        awaitEnd(all.undo().unbanAll(HOST, new JailName("lab-001"), ORDER).job().id());
        assertThat(banned()).containsExactly("lab-002 198.51.100.1");
        Undoable nothing =
                all.undo().unbanAll(HOST, new JailName("lab-001"), ORDER).done();
        assertThat(nothing.unbanned()).isZero();
        assertThat(banned()).containsExactly("lab-002 198.51.100.1");
    }

    @Test
    void whatIsBannedAnewSinceIsLeftAlone() {
        Undoable lifted = all.undo().unban(HOST, null, List.of(ONE), ORDER).done();
        daemon.client("set", "lab-002", "banip", "198.51.100.1");
        assertThat(all.undo().undo(lifted.undo(), ORDER)).isEqualTo(new Undone(1, 0, 0, 0, List.of()));
        assertThat(banned()).hasSize(3);
    }
}
