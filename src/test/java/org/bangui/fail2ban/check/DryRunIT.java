package org.bangui.fail2ban.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailControl;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunIT {

    @TempDir
    static Path folder;

    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();
    private static RealFail2ban real;
    private static Fail2ban daemon;
    private static ScratchServer scratch;

    @BeforeAll
    static void start() {
        real = RealFail2ban.installed().jails("sshd", "lab").start();
        daemon = new Fail2ban(real.socket(), Duration.ofSeconds(10), 4, EXECUTOR);
        scratch = scratch();
    }

    @AfterAll
    static void stop() {
        scratch.close();
        daemon.close();
        real.close();
        EXECUTOR.shutdownNow();
    }

    private static ScratchServer scratch() {
        ProcessBuilder program = real.release().command("fail2ban-server", List.of());
        return new ScratchServer(program.command(), program.environment(), folder.resolve("scratch"), EXECUTOR);
    }

    private static ScratchServer withoutProgram(Path place) {
        return new ScratchServer(List.of("no-such-program"), Map.of(), place, EXECUTOR);
    }

    private static Configuration read(String options) {
        String jails = "[sshd]\n" + options + "\n";
        FileTree files = FileTree.onDisk().with(real.configDir().resolve("jail.local"), jails.getBytes());
        return new ConfigurationReader(
                        files,
                        real.configDir().toString(),
                        new Release(real.release().version()))
                .read();
    }

    private static List<Jail> ready(Configuration configuration) {
        return configuration.jails().stream()
                .filter(jail -> jail.state() == Jail.State.READY)
                .toList();
    }

    private static DryRun.Result check(String options) {
        return new DryRun(scratch)
                .check(ready(read(options)), daemon.capabilities().version(), daemon);
    }

    @Test
    void soundJailsPass() {
        assertThat(check("maxretry = 7")).isEqualTo(new DryRun.Result(DryRun.Stage.SCRATCH, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failregex = ^(<HOST>|failregex",
                "ignoreregex = [|ignoreregex",
                "bantime = soon|bantime",
                "findtime = 1x|findtime",
                "maxretry = many|maxretry",
                "ignorecache = key=\"x\", max-count=abc|ignorecache",
                "logencoding = klingon|logencoding",
                "backend = magic|backend",
                "action = sink[name=a, actname=x] sink[name=b, actname=x]|action"
            })
    void whatWouldTakeEveryJailDownIsFoundWithJailAndOption(String line, String option) {
        DryRun.Result result = check(line);
        assertThat(result.stage()).isEqualTo(DryRun.Stage.SCRATCH);
        assertThat(result.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.jail()).isEqualTo("sshd"))
                .anySatisfy(problem -> assertThat(problem.option()).isEqualTo(option))
                .anySatisfy(problem -> assertThat(problem.sentence()).startsWith("fail2ban refuses it: "));
        assertThat(onDaemon(line)).isEqualTo(new DryRun.Result(DryRun.Stage.CANARY, result.problems()));
        assertThat(daemon.jails()).extracting(Object::toString).containsExactly("lab", "sshd");
    }

    /** Where there is no fail2ban beside it, a canary jail on the daemon takes the place of the scratch server. */
    private static DryRun.Result onDaemon(String options) {
        return new DryRun(withoutProgram(folder.resolve("none")))
                .check(ready(read(options)), daemon.capabilities().version(), daemon);
    }

    @Test
    void aCheckLeavesNothingBehind() {
        check("failregex = ^(<HOST>");
        soundJailsPass();
    }

    @Test
    void aValueThatWouldKeepFail2banCalculatingForeverIsFoundAndTheDaemonDoesNotGetIt() {
        assertThat(check("bantime = 9**9**9**9").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("answered no more"));
        soundJailsPass();
    }

    @Test
    void noActionRuns() {
        List<String> before = real.actions();
        check("maxretry = 7");
        assertThat(real.actions()).isEqualTo(before);
    }

    @Test
    void withoutAFail2banBesideItSoundJailsPassOnTheDaemonAndNothingOfThemStays() {
        List<String> before = real.actions();
        assertThat(onDaemon("maxretry = 7")).isEqualTo(new DryRun.Result(DryRun.Stage.CANARY, List.of()));
        assertThat(daemon.jails()).extracting(Object::toString).containsExactly("lab", "sshd");
        assertThat(real.actions()).isEqualTo(before);
    }

    @Test
    void aCanaryOnADaemonThatHangsFliesAwayWhenThatGoesOn() {
        DryRun withoutProgram = new DryRun(withoutProgram(folder.resolve("none")));
        List<Jail> jails = ready(read("maxretry = 7"));
        try (Fail2ban hasty = new Fail2ban(real.socket(), Duration.ofMillis(300), 1, EXECUTOR)) {
            hasty.ping();
            real.freeze();
            assertThat(withoutProgram.check(jails, "", hasty).stage()).isEqualTo(DryRun.Stage.NONE);
        } finally {
            real.thaw();
        }
        assertThat(daemon.jails()).extracting(Object::toString).containsExactly("lab", "sshd");
    }

    @Test
    void aScratchServerThatWasLeftBehindIsEnded() throws IOException {
        scratch.version();
        long left = Long.parseLong(
                Files.readString(folder.resolve("scratch/f2b.pid")).strip());
        try (ScratchServer next = scratch()) {
            next.version();
            Until.holds(
                    "the old one ends",
                    () -> ProcessHandle.of(left).filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    @Test
    void aScratchServerEndsWhenItIsClosed() throws IOException {
        scratch.version();
        long pid = Long.parseLong(
                Files.readString(folder.resolve("scratch/f2b.pid")).strip());
        scratch.close();
        Until.holds(
                "it ends",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aPathTooLongForASocketIsSaid() {
        ScratchServer far = withoutProgram(Path.of("/tmp/" + "x".repeat(100)));
        assertThatThrownBy(far::version).isInstanceOf(CannotCheckException.class);
    }

    @Test
    void theDaemonIsAsTheFilesSay() {
        for (Jail jail : ready(read(""))) {
            assertThat(Verification.of(daemon, jail)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bantime = 11m|bantime",
                "failregex = ^x <HOST>|failregex",
                "logpath = /dev/null|logpath",
                "action = sink[name=a]|actions",
                "banaction = none|actions"
            })
    void aDifferenceIsFound(String line, String option) {
        Jail jail = read(line).jail("sshd").orElseThrow();
        assertThat(Verification.of(daemon, jail)).extracting(Problem::option).contains(option);
    }

    @Test
    void aJailThatIsChangedAndChangedBackIsAsItWas() {
        JailControl control = new JailControl(daemon);
        Configuration before = read("");
        for (String change : List.of("maxretry = 9", "action = sink[name=a]\n sink[name=b]", "datepattern = ^%%Y")) {
            Configuration after = read(change);
            move(control, before, after);
            move(control, after, before);
        }
    }

    @Test
    void anActionInPythonOutlivesAChange() throws IOException {
        Files.writeString(real.configDir().resolve("action.d/quiet.py"), """
                from fail2ban.server.action import ActionBase
                class Action(ActionBase):
                    def __init__(self, jail, name): super().__init__(jail, name)
                    def start(self): pass
                    def stop(self): pass
                    def ban(self, aInfo): pass
                    def unban(self, aInfo): pass
                """);
        JailControl control = new JailControl(daemon);
        move(control, read(""), read("action = quiet.py"));
        move(control, read("action = quiet.py"), read("action = quiet.py\nmaxretry = 9"));
        move(control, read("action = quiet.py\nmaxretry = 9"), read(""));
    }

    private static void move(JailControl control, Configuration from, Configuration to) {
        Jail jail = to.jail("sshd").orElseThrow();
        for (JailChange change : StreamDiff.between(from, to).jails()) {
            control.load(jail, change.kind() == JailChange.Kind.RESTART);
        }
        assertThat(Verification.of(daemon, jail)).isEmpty();
    }
}
