package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.StaleFileException;
import org.bangui.net.Cidr;
import org.bangui.system.InvalidInputException;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What administrators do to fail2ban's files, and that it goes on protecting. */
class ApplyIT {

    /** What takes every jail down when fail2ban's own client reloads it. */
    private static final List<String> MISTAKES = List.of(
            "failregex = ^(<HOST>",
            "failregex = no address in here",
            "ignoreregex = [",
            "bantime = soon",
            "findtime = 1x",
            "maxretry = many",
            "ignorecache = key=\"x\", max-count=abc",
            "logencoding = klingon",
            "backend = magic",
            "action = none[name=a, actname=x]\n  none[name=b, actname=x]");

    private static final int JAILS = 10;

    @TempDir
    static Path home;

    private static RealFail2ban real;
    private static Engine engine;

    @BeforeAll
    static void start() {
        real = RealFail2ban.installed().manyJails(JAILS).start();
        engine = Engine.of(real, TestDatabase.SQLITE.create(home), home);
        for (int i = 0; i < JAILS; i++) {
            engine.daemon.ban(new JailName(jail(i)), List.of(Cidr.parse("192.0.2." + (i + 1))));
        }
    }

    @AfterAll
    static void stop() {
        engine.close();
        real.close();
    }

    /** Every test begins with the files as they came and the daemon as they say. */
    @BeforeEach
    void putBack() throws IOException {
        Files.deleteIfExists(real.configDir().resolve("jail.local"));
        try (Stream<Path> files = Files.walk(real.configDir().resolve("jail.d"))) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        } catch (java.nio.file.NoSuchFileException e) {
            // none was written yet
        }
        if (!engine.control.drift(Engine.HOST).isEmpty()) {
            engine.control.reloadAll(Engine.HOST);
        }
        assertThat(engine.control.drift(Engine.HOST)).isEmpty();
        Until.holds(
                "every ban is in place", () -> engine.state().stream().allMatch(jail -> jail.contains("[192.0.2.")));
        engine.config.dismissRecovery(Engine.HOST);
    }

    private static String jail(int number) {
        return "lab-%03d".formatted(number + 1);
    }

    static Stream<Planted> planted() {
        int each = Boolean.getBoolean("bangui.everyMistakeEverywhere") ? JAILS : 1;
        return Stream.iterate(0, i -> i + 1)
                .limit((long) MISTAKES.size() * each)
                .map(i -> new Planted(MISTAKES.get(i % MISTAKES.size()), jail((i + i / MISTAKES.size()) % JAILS)));
    }

    record Planted(String mistake, String jail) {}

    @ParameterizedTest
    @MethodSource("planted")
    void aMistakeIsRefusedBeforeAnythingIsTouched(Planted planted) {
        List<String> before = engine.state();
        assertThatThrownBy(() -> engine.apply(planted.jail(), planted.mistake()))
                .isInstanceOf(InvalidInputException.class);
        becomes(before);
        assertThat(own(planted.jail())).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aMistakeThatNobodyCheckedIsRolledBackAndEveryBanIsStillThere(Planted planted) {
        List<String> before = engine.state();
        ConfigRevision revision = engine.applyUnchecked(planted.jail(), planted.mistake());
        assertThat(revision.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(revision.outcome()).contains(planted.jail()).endsWith("Files and jails are as before.");
        becomes(before);
        assertThat(own(planted.jail())).doesNotExist();
    }

    @Test
    void aLogThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> engine.apply(jail(0), "logpath = /nowhere/x.log"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("No log file exists");
    }

    @Test
    void aFilterThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> engine.apply(jail(0), "filter = missing")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFileThatCannotBeParsedIsRefused() {
        assertThatThrownBy(() -> engine.apply(jail(0), "maxretry = 4\nmaxretry = 5"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aChangeReachesFilesAndDaemonAndNoOtherJail() {
        List<String> before = engine.state();
        ConfigRevision revision = engine.apply(jail(3), "maxretry = 7\nfailregex = ^x <HOST>$\n  ^y <HOST>$");
        assertThat(revision.state()).isEqualTo(State.APPLIED);
        assertThat(revision.plan()).contains("jail lab-004: reload", "+ ['set', 'lab-004', 'maxretry', 7]");
        assertThat(own(jail(3))).exists();
        List<String> after = engine.state();
        assertThat(after.get(3)).contains(" 7 ").contains("^x ").contains("192.0.2.4");
        assertThat(after.subList(4, JAILS)).isEqualTo(before.subList(4, JAILS));
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
        becomes(before);
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
        becomes(before);
    }

    @Test
    void aFileThatSomebodyElseChangedIsNotOverwritten() throws IOException {
        ConfigChange change = engine.change(jail(5), "maxretry = 9");
        Files.createDirectories(own(jail(5)).getParent());
        Files.writeString(own(jail(5)), "[lab-006]\nmaxretry = 5\n");
        assertThatThrownBy(() -> engine.config.apply(Engine.HOST, change)).isInstanceOf(StaleFileException.class);
        assertThat(own(jail(5))).content().contains("maxretry = 5");
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
        engine.config.restore(Engine.HOST, found, "a test");
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
        new Delivery(engine.daemon).deliver(planned.before(), planned.after());
        assertThat(engine.state()).isNotEqualTo(before);

        engine.config.look(Engine.HOST);
        becomes(before);
        assertThat(own(jail(7))).doesNotExist();
        assertThat(engine.config.pendingRecovery(Engine.HOST)).isPresent();
        assertThat(engine.config.dismissRecovery(Engine.HOST)).isTrue();
        assertThat(engine.config.pendingRecovery(Engine.HOST)).isEmpty();
    }

    @Test
    void whileTheDaemonIsDownFilesCanBeChanged() {
        real.kill();
        try {
            assertThat(engine.apply(jail(8), "maxretry = 5").outcome()).contains("not running");
            assertThat(own(jail(8))).exists();
        } finally {
            own(jail(8)).toFile().delete();
            real.start();
        }
    }

    @Test
    void aJailThatWasStoppedStartsWithAllItIsMadeOf() {
        List<String> before = engine.state();
        engine.control.stop(Engine.HOST, new JailName(jail(9)));
        assertThat(engine.daemon.jails()).doesNotContain(new JailName(jail(9)));
        engine.control.start(Engine.HOST, jail(9));
        becomes(before);
    }

    @Test
    void aReloadOfAllLeavesEveryJailAsItIs() {
        List<String> before = engine.state();
        engine.control.reloadAll(Engine.HOST);
        becomes(before);
    }

    @Test
    void aReloadOfAllWithOneMistakeTouchesNoJail() throws IOException {
        List<String> before = engine.state();
        Files.writeString(real.configDir().resolve("jail.local"), "[lab-002]\nfailregex = ^(<HOST>\n");
        assertThatThrownBy(() -> engine.control.reloadAll(Engine.HOST)).isInstanceOf(ConfigConflictException.class);
        becomes(before);
    }

    /** A jail that began anew places its bans again in its own time. */
    private static void becomes(List<String> state) {
        Until.holds("the daemon is as before", () -> engine.state().equals(state));
    }

    private static Path own(String jail) {
        return real.configDir().resolve(new ConfigPath("jail.d/" + jail + ".local").value());
    }
}
