package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes jails down when fail2ban's own client reloads it is refused, and put back should nobody have checked it. */
class MistakesIT {

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
            "action = none[name=a, actname=x]\n  none[name=b, actname=x]",
            "logpath = /nowhere/x.log",
            "filter = missing",
            "action = missing",
            "filter = lab[mode=",
            "maxretry = 4\nmaxretry = 5",
            "maxretry = 4\n[DEFAULT]\nbantime = 1\n[DEFAULT]\nbantime = 2",
            "neither section nor option",
            "bantime = %(nowhere)s");

    @TempDir
    static Path home;

    private static TenJails jails;
    private static Engine engine;

    @BeforeAll
    static void start() {
        jails = new TenJails(home);
        engine = jails.engine;
    }

    @AfterAll
    static void stop() {
        jails.close();
    }

    @BeforeEach
    void putBack() throws IOException {
        jails.putBack();
    }

    record Planted(String mistake, String jail) {}

    /** Each mistake in a jail of its own, or, when asked for, in every jail. */
    static Stream<Planted> planted() {
        int each = Boolean.getBoolean("bangui.everyMistakeEverywhere") ? TenJails.COUNT : 1;
        return IntStream.range(0, MISTAKES.size() * each)
                .mapToObj(i -> new Planted(
                        MISTAKES.get(i % MISTAKES.size()), TenJails.name((i + i / MISTAKES.size()) % TenJails.COUNT)));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aMistakeIsRefusedBeforeAnythingIsTouched(Planted planted) {
        List<String> before = engine.state();
        assertThatThrownBy(() -> engine.apply(planted.jail(), planted.mistake()))
                .isInstanceOf(InvalidInputException.class);
        jails.become(before);
        assertThat(jails.own(planted.jail())).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aMistakeThatNobodyCheckedIsRolledBackAndEveryBanIsStillThere(Planted planted) {
        List<String> before = engine.state();
        ConfigRevision revision = engine.applyUnchecked(planted.jail(), planted.mistake());
        assertThat(revision.state()).isEqualTo(State.ROLLED_BACK);
        assertThat(revision.outcome()).contains(planted.jail()).endsWith("Files and jails are as before.");
        jails.become(before);
        assertThat(jails.own(planted.jail())).doesNotExist();
    }

    @Test
    void aDatePatternThatFindsNothingIsRefused() {
        assertThatThrownBy(() -> engine.apply("lab-003", "datepattern = ("))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("finds no date");
    }

    @Test
    void aWordThatFail2banReplacesSilentlyIsFound() {
        assertThat(engine.config
                        .plan(Engine.HOST, engine.change("lab-004", "usedns = maybe"))
                        .findings())
                .extracting(ConfigFinding::sentence)
                .contains("fail2ban does not know usedns = maybe and takes no instead.");
    }

    private static ConfigChange server(String line) {
        ConfigPath path = new ConfigPath("fail2ban.local");
        return new ConfigChange(
                "a test", "trying", List.of(FileChange.write(path, "[Definition]\n" + line + "\n", null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logtarget = /nowhere/fail2ban.log",
                "dbfile = /nowhere/fail2ban.sqlite3",
                "logtarget = /",
                "dbpurgeage = long",
                "loglevel = LOUD"
            })
    void anOptionOfTheDaemonThatWouldTakeEveryJailDownIsRefused(String line) {
        List<String> before = engine.state();
        assertThatThrownBy(() -> engine.config.apply(Engine.HOST, server(line)))
                .isInstanceOf(InvalidInputException.class);
        jails.become(before);
        assertThat(jails.real.configDir().resolve("fail2ban.local")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logtarget = /nowhere/fail2ban.log", "dbpurgeage = long", "loglevel = LOUD"})
    void anOptionOfTheDaemonThatNobodyCheckedIsPutBack(String line) throws IOException {
        List<String> before = engine.state();
        ConfigChange change = server(line);
        ConfigRevision revision = engine.config.applier.apply(
                engine.shop(), change, engine.config.planner.plan(engine.shop(), change.files()));
        assertThat(revision.state()).isEqualTo(State.ROLLED_BACK);
        jails.become(before);
        assertThat(Files.exists(jails.real.configDir().resolve("fail2ban.local")))
                .isFalse();
        assertThat(jails.real.client("get", "logtarget"))
                .contains(jails.real.logFile().toString());
    }

    @Test
    void aDatabaseElsewhereWaitsForARestartAndNoJailIsTouched() {
        List<String> before = engine.state();
        ConfigChange change = server("dbfile = " + home.resolve("other.sqlite3"));
        ConfigPlan plan = engine.config.plan(Engine.HOST, change);
        assertThat(plan.daemonRestart()).isTrue();
        assertThat(plan.daemonCommands()).singleElement().asString().contains("'dbfile'");
        assertThat(plan.jails()).isEmpty();
        assertThat(engine.config.apply(Engine.HOST, change).outcome()).contains("when fail2ban is restarted");
        jails.become(before);
    }
}
