package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bangui.bans.Danger;
import org.bangui.bans.LockOutException;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.files.StaleFileException;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do to fail2ban's files, and that it goes on protecting. */
class ApplyIT {

    @TempDir
    static Path home;

    private static TenJails jails;
    private static RealFail2ban real;
    private static Engine engine;

    @BeforeAll
    static void start() {
        jails = new TenJails(home);
        real = jails.real;
        engine = jails.engine;
    }

    @AfterAll
    static void stop() {
        jails.close();
    }

    /** Every test begins with the files as they came and the daemon as they say. */
    @BeforeEach
    void putBack() throws IOException {
        jails.putBack();
    }

    private static String jail(int number) {
        return TenJails.name(number);
    }

    @Test
    void aChangeReachesFilesAndDaemonAndNoOtherJail() {
        List<String> before = engine.state();
        ConfigRevision revision = engine.apply(jail(3), "maxretry = 7\nfailregex = ^x <HOST>$\n  ^y <HOST>$");
        assertThat(revision.state()).isEqualTo(State.APPLIED);
        assertThat(revision.plan()).contains("jail lab-004: reload", "+ ['set', 'lab-004', 'maxretry', 7]");
        assertThat(jails.own(jail(3))).exists();
        List<String> after = engine.state();
        assertThat(after.get(3)).contains(" 7 ").contains("^x ").contains("192.0.2.4");
        assertThat(after.subList(4, TenJails.COUNT)).isEqualTo(before.subList(4, TenJails.COUNT));
    }

    @Test
    void whatSomebodySetInTheDaemonAloneIsAsTheFilesSayAfterAnyChange() {
        jails.real.client("set", jail(6), "findtime", "77");
        jails.real.client("set", jail(6), "usedns", "raw");
        assertThat(engine.apply(jail(6), "maxretry = 5").state()).isEqualTo(State.APPLIED);
        assertThat(engine.control.drift(Engine.HOST)).isEmpty();
    }

    @Test
    void aPlanTellsFilesValuesAndCommandsAndChangesNothing() {
        List<String> before = engine.state();
        ConfigPlan plan = engine.config.plan(Engine.HOST, engine.change(jail(1), "maxretry = 8"));
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.files().get(0).lines()).containsExactly("+[lab-002]", "+maxretry = 8");
        assertThat(plan.values())
                .extracting(value -> value.option() + " " + value.before() + " " + value.after())
                .contains("maxretry 3 8");
        assertThat(plan.jails()).extracting(JailChange::kind).containsExactly(JailChange.Kind.RELOAD);
        jails.become(before);
    }

    @Test
    void aNewActionNeedsTheJailToBeginAnewAndKeepsItsBans() {
        ConfigChange change = engine.change(jail(2), "action = none[name=a]\n  none[name=b]");
        assertThat(engine.config.plan(Engine.HOST, change).jails())
                .extracting(JailChange::kind)
                .containsExactly(JailChange.Kind.RESTART);
        engine.config.apply(Engine.HOST, change);
        assertThat(engine.state().get(2)).contains("[none-a, none-b]");
        Until.holds("its ban is placed again", () -> engine.state().get(2).contains("192.0.2.3"));
    }

    @Test
    void disablingEndsAJailAndEnablingBringsItBackWithItsBans() {
        List<String> before = engine.state();
        engine.apply(jail(4), "enabled = false");
        assertThat(engine.daemon.jails()).doesNotContain(new JailName(jail(4)));
        engine.apply(jail(4), "enabled = true");
        jails.become(before);
    }

    @Test
    void administratorsLoseTheirExemptionOnlyOnASecondYes() {
        long before = engine.config.revisions(Engine.HOST).get(0).id();
        engine.apply(jail(5), "ignoreip = 203.0.113.192/27 198.18.0.99 192.0.2.250");
        ConfigChange wish = engine.change(jail(5), "ignoreip = 192.0.2.250");
        ConfigChange careful = new ConfigChange("a test", "trying", wish.files(), "198.18.0.99", false);
        assertThat(engine.config.plan(Engine.HOST, careful).exposed())
                .extracting(Danger::reason)
                .containsExactlyInAnyOrder(Danger.Reason.ADMINISTRATORS, Danger.Reason.OWN_SESSION);
        assertThatThrownBy(() -> engine.config.apply(Engine.HOST, careful))
                .isInstanceOf(LockOutException.class)
                .hasMessageContaining("198.18.0.99");
        assertThatThrownBy(() -> engine.config.restore(Engine.HOST, before, careful))
                .isInstanceOf(LockOutException.class);
        assertThat(engine.state().get(5)).contains("198.18.0.99");
        engine.config.apply(Engine.HOST, new ConfigChange("a test", "trying", wish.files(), "198.18.0.99", true));
        assertThat(engine.state().get(5)).doesNotContain("198.18.0.99");
        ConfigChange other = engine.change(jail(5), "ignoreip = 192.0.2.251");
        assertThat(engine.config.plan(Engine.HOST, other).exposed()).isEmpty();
    }

    @Test
    void aFileThatSomebodyElseChangedIsNotOverwritten() throws IOException {
        ConfigChange change = engine.change(jail(5), "maxretry = 9");
        Files.createDirectories(jails.own(jail(5)).getParent());
        Files.writeString(jails.own(jail(5)), "[lab-006]\nmaxretry = 5\n");
        assertThatThrownBy(() -> engine.config.apply(Engine.HOST, change)).isInstanceOf(StaleFileException.class);
        assertThat(jails.own(jail(5))).content().contains("maxretry = 5");
    }

    @Test
    void whatIsChangedOutsideIsARevisionOfItsOwnAndCanBeUndone() throws IOException {
        long found = engine.config.revisions(Engine.HOST).get(0).id();
        Files.writeString(real.configDir().resolve("jail.local"), "[lab-007]\nmaxretry = 6\n");
        ConfigRevision noticed = engine.config.revisions(Engine.HOST).get(0);
        assertThat(noticed.who()).isEqualTo("outside");
        assertThat(noticed.plan()).containsExactly("jail lab-007: reload");
        assertThat(engine.control.drift(Engine.HOST))
                .extracting(problem -> problem.jail() + " " + problem.option())
                .contains("lab-007 maxretry");
        engine.config.restore(Engine.HOST, found, new ConfigChange("a test", "", List.of()));
        assertThat(real.configDir().resolve("jail.local")).doesNotExist();
        assertThat(engine.control.drift(Engine.HOST)).isEmpty();
    }

    @Test
    void aChangeThatWasCutOffIsUndoneAndShownUntilSomebodyHasSeenIt() throws IOException {
        List<String> before = engine.state();
        ConfigChange change = engine.change(jail(7), "maxretry = 12");
        Planner.Planned planned = engine.config.planner.plan(engine.shop(), change.files());
        engine.config.applier.begin(Engine.HOST, change, planned);
        engine.shop().folder().write(change.files());
        new Delivery(engine.daemon, engine.control.patience).deliver(planned.before(), planned.after());
        assertThat(engine.state()).isNotEqualTo(before);

        engine.config.look(Engine.HOST);
        jails.become(before);
        assertThat(jails.own(jail(7))).doesNotExist();
        assertThat(engine.config.pendingRecovery(Engine.HOST)).isPresent();
        assertThat(engine.config.dismissRecovery(Engine.HOST)).isTrue();
        assertThat(engine.config.pendingRecovery(Engine.HOST)).isEmpty();
    }

    @Test
    void whileTheDaemonIsDownFilesCanBeChanged() {
        real.kill();
        try {
            assertThat(engine.apply(jail(8), "maxretry = 5").outcome()).contains("not running");
            assertThat(jails.own(jail(8))).exists();
        } finally {
            jails.own(jail(8)).toFile().delete();
            real.start();
        }
    }

    @Test
    void aJailThatWasStoppedStartsWithAllItIsMadeOf() {
        List<String> before = engine.state();
        engine.control.stop(Engine.HOST, new JailName(jail(9)));
        assertThat(engine.daemon.jails()).doesNotContain(new JailName(jail(9)));
        engine.control.start(Engine.HOST, jail(9));
        jails.become(before);
    }

    @Test
    void aReloadOfAllLeavesEveryJailAsItIs() {
        List<String> before = engine.state();
        engine.control.reloadAll(Engine.HOST);
        jails.become(before);
    }

    @Test
    void aReloadOfAllWithOneMistakeTouchesNoJail() throws IOException {
        List<String> before = engine.state();
        Files.writeString(real.configDir().resolve("jail.local"), "[lab-002]\nfailregex = ^(<HOST>\n");
        assertThatThrownBy(() -> engine.control.reloadAll(Engine.HOST)).isInstanceOf(ConfigConflictException.class);
        jails.become(before);
    }
}
