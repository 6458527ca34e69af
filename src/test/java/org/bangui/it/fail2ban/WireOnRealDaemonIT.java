package org.bangui.it.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Fail2banException.Unreachable.Reason;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Transport;
import org.bangui.fail2ban.wire.Wire;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The wire against a real daemon that is killed, hangs, is away or busy. */
@ParameterizedClass
@EnumSource(Transport.class)
class WireOnRealDaemonIT {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final Command PING = Command.read("ping");

    private final ExecutorService executor = Executors.newFixedThreadPool(10);
    private final List<AutoCloseable> opened = new ArrayList<>();

    @Parameter
    Transport transport;

    private RealFail2ban daemon;

    @BeforeEach
    void start() {
        daemon = RealFail2ban.installed().jails("lab").start();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        daemon.close();
        executor.shutdownNow();
    }

    private Wire wire(Duration timeout) {
        Wire wire = new Wire(daemon.socket(), transport, timeout, 10, executor);
        opened.add(wire);
        return wire;
    }

    private static void assertUnreachable(Wire wire, Command command, Reason reason) {
        assertThatExceptionOfType(Unreachable.class)
                .isThrownBy(() -> wire.send(command))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).matches("[^\\n]+[.?]"));
    }

    @Test
    void aBatchIsAnsweredInOrder() {
        List<Command> commands = IntStream.range(0, 1500)
                .mapToObj(i -> Command.read("echo", String.valueOf(i)))
                .toList();
        assertThat(wire(LONG).send(commands).stream().map(Reply::texts))
                .containsExactlyElementsOf(IntStream.range(0, 1500)
                        .mapToObj(i -> List.of(String.valueOf(i)))
                        .toList());
    }

    @Test
    void aRefusedCommandDoesNotStopTheBatch() {
        List<Reply> replies = wire(LONG).send(List.of(Command.read("get", "nobody", "bantime"), PING));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> replies.get(0).value())
                .satisfies(e -> assertThat(e.type()).isEqualTo("fail2ban.exceptions.UnknownJailException"))
                .satisfies(e -> assertThat(e.arguments()).containsExactly("nobody"));
        assertThat(replies.get(1).value()).isEqualTo("pong");
    }

    @Test
    void anAnswerThatCannotBePickledIsAProtocolErrorAndTheConnectionLives() {
        Wire wire = wire(LONG);
        Reply reply = wire.send(Command.read("get", "lab", "action", "sink", "_jail"));
        assertThatExceptionOfType(Protocol.class).isThrownBy(reply::value).withMessageContaining("ERROR:");
        assertThat(wire.send(PING).value()).isEqualTo("pong");
    }

    @Test
    void anyTextArrivesAsItWasSent() {
        List<String> texts = List.of(
                "a<F2B_END_COMMAND>b",
                "<F2B_CLOSE_COMMAND>",
                "x<F2B_",
                "\\u003c<F2B_\\",
                "<F2B_\n\r\t\0\u001a",
                "é<F2B_ü€😀",
                "\udcff lone \ud800",
                "<script>alert('x')</script>",
                "\u202e",
                "",
                " ",
                "a".repeat(300_000));
        Command echo = Command.read("echo").with(texts);
        assertThat(wire(LONG).send(echo).texts()).isEqualTo(texts);
    }

    @Test
    void aDaemonKilledWhileItWorksIsNoticedAtOnce() {
        Wire wire = wire(LONG);
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> wire.send(Command.read("sleep", "30")));
        Until.holds("the daemon sleeps", this::isBusy);
        daemon.kill();
        assertThatThrownBy(reply::join)
                .isInstanceOf(CompletionException.class)
                .extracting(e -> ((Unreachable) e.getCause()).reason())
                .isIn(Reason.NOT_LISTENING, Reason.LOST);
    }

    @Test
    void aChangingCommandWhoseAnswerIsLostHasAnUnknownOutcome() {
        Wire wire = wire(LONG);
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> wire.send(Command.change("sleep", "30")));
        Until.holds("the daemon sleeps", this::isBusy);
        daemon.kill();
        assertThatThrownBy(reply::join)
                .extracting(e -> ((Unreachable) e.getCause()).reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    private boolean isBusy() {
        try (Wire other = new Wire(daemon.socket(), transport, Duration.ofMillis(1500), 1, executor)) {
            other.send(PING);
            return false;
        } catch (Unreachable e) {
            return true;
        }
    }

    @Test
    void aHungDaemonIsGivenUpAndWelcomedBack() {
        Wire wire = wire(SHORT);
        wire.send(PING);
        daemon.freeze();
        assertUnreachable(wire, PING, Reason.TIMEOUT);
        assertUnreachable(wire, Command.change("unban", "192.0.2.1"), Reason.OUTCOME_UNKNOWN);
        daemon.thaw();
        Until.holds("the daemon answers again", () -> answers(wire));
    }

    @Test
    void aFullBacklogIsGivenUpAndLeavesNoThreadBehind() throws IOException {
        Wire wire = wire(SHORT);
        daemon.freeze();
        for (int i = 0; i < 2; i++) {
            SocketChannel waiting = SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.connect(UnixDomainSocketAddress.of(daemon.socket()));
            opened.add(waiting);
        }
        List<Future<Reply>> all = onThreads(20, () -> wire.send(PING));
        assertThat(all).allSatisfy(one -> assertThatThrownBy(one::get)
                .extracting(e -> ((Unreachable) e.getCause()).reason())
                .isEqualTo(Reason.BUSY));
        daemon.thaw();
        Until.holds("the daemon answers again", () -> answers(wire));
    }

    private static boolean answers(Wire wire) {
        try {
            return "pong".equals(wire.send(PING).value());
        } catch (Unreachable e) {
            return false;
        }
    }

    @Test
    void anAbsentSocketIsToldAtOnceWithWhatToDo() {
        Wire wire = wire(LONG);
        daemon.stop();
        assertUnreachable(wire, PING, Reason.NO_SOCKET);
        assertThatThrownBy(() -> wire.send(PING))
                .hasMessage("There is no fail2ban socket at " + daemon.socket()
                        + ". Is fail2ban running, and is this its socket?");
    }

    @Test
    void aSocketLeftBehindIsTold() {
        daemon.kill();
        assertUnreachable(wire(LONG), PING, Reason.NOT_LISTENING);
    }

    @Test
    void anOrdinaryFileIsNoSocket() throws IOException {
        daemon.stop();
        Files.createFile(daemon.socket());
        assertUnreachable(wire(LONG), PING, Reason.NO_SOCKET);
    }

    @Test
    void aSocketThatMayNotBeUsedIsToldWithWhatToDo() throws IOException {
        Files.setPosixFilePermissions(daemon.socket(), PosixFilePermissions.fromString("---------"));
        assertThat(pingWithFewRights()).startsWith("NO_PERMISSION: ").contains("read and write access");
    }

    /** Not even root may open what nobody may, without the right to override. */
    private String pingWithFewRights() throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PingOnce.class.getName(),
                daemon.socket().toString(),
                transport.name()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aRestartedDaemonIsFoundAgainEvenForChanges() {
        Wire wire = wire(LONG);
        wire.send(PING);
        long before = wire.losses();
        daemon.kill();
        daemon.start();
        assertThat(wire.send(Command.change("set", "lab", "banip", "192.0.2.1")).number())
                .isEqualTo(1);
        assertThat(wire.losses()).isGreaterThan(before);
    }

    @Test
    void aThousandCommandsOfTwentyThreadsAreAllAnswered() throws Exception {
        Wire wire = wire(LONG);
        List<Future<Long>> all = onThreads(20, () -> IntStream.range(0, 50)
                .filter(i -> wire.send(Command.read("get", "lab", "bantime")).number() == 600)
                .count());
        for (Future<Long> one : all) {
            assertThat(one.get()).isEqualTo(50);
        }
    }

    private <T> List<Future<T>> onThreads(int count, Callable<T> work) {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        opened.add(callers::shutdownNow);
        List<Future<T>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(callers.submit(work));
        }
        return all;
    }
}
