package org.bangui.fail2ban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Fail2banException.Unreachable.Reason;
import org.bangui.testing.FakeFail2ban;
import org.bangui.testing.FakeFail2ban.Peer;
import org.bangui.testing.FakeFail2ban.Script;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real daemon cannot be made to do. */
@ParameterizedClass
@EnumSource(Transport.class)
class WireTest {

    private static final Command PING = Command.read("ping");
    private static final Command BAN = Command.change("set", "sshd", "banip", "192.0.2.1");
    private static final Script PONG = WireTest::pong;
    private static final Script GONE = Peer::request;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @Parameter
    Transport transport;

    private FakeFail2ban fake;
    private Wire wire;

    @AfterEach
    void stop() {
        wire.close();
        fake.close();
        executor.shutdownNow();
    }

    private void play(Script... scripts) {
        play(Duration.ofSeconds(20), 10, scripts);
    }

    private void play(Duration timeout, int concurrency, Script... scripts) {
        fake = new FakeFail2ban(scripts);
        wire = new Wire(fake.socket(), transport, timeout, concurrency, executor);
    }

    private static void pong(Peer peer) throws IOException {
        while (true) {
            peer.request();
            peer.answer("pong");
        }
    }

    private static Script bytes(String answer) {
        return peer -> {
            peer.request();
            peer.send(answer.getBytes(StandardCharsets.ISO_8859_1));
            peer.request();
        };
    }

    private void assertUnreachable(Command command, Reason reason) {
        assertThatExceptionOfType(Unreachable.class)
                .isThrownBy(() -> wire.send(command))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aConnectionIsUsedAgain() {
        play(PONG);
        wire.send(PING);
        wire.send(PING);
        assertThat(fake.connections()).isEqualTo(1);
    }

    @Test
    void aQuestionWhoseAnswerIsLostIsAskedOnceMore() {
        play(GONE, PONG);
        assertThat(wire.send(PING).value()).isEqualTo("pong");
        assertThat(fake.connections()).isEqualTo(2);
    }

    @Test
    void aQuestionIsNotAskedForEver() {
        play(GONE);
        assertUnreachable(PING, Reason.LOST);
        assertThat(fake.connections()).isEqualTo(2);
    }

    @Test
    void aChangeWhoseAnswerIsLostIsNeverRepeated() {
        play(GONE, PONG);
        assertUnreachable(BAN, Reason.OUTCOME_UNKNOWN);
        assertThat(fake.connections()).isEqualTo(1);
    }

    @Test
    void onlyWhatIsUnansweredIsAskedAgain() {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        play(
                peer -> {
                    peer.request();
                    peer.answer("first");
                },
                peer -> {
                    asked.add(peer.request());
                    peer.answer("second");
                    peer.request();
                });
        List<Reply> replies = wire.send(List.of(BAN, Command.read("get", "sshd", "second")));
        assertThat(replies).extracting(Reply::value).containsExactly("first", "second");
        assertThat(asked).hasSize(1).first().asString().contains("second");
    }

    @Test
    void anIdleConnectionFoundDeadIsReplacedEvenForAChange() {
        play(
                peer -> {
                    peer.request();
                    peer.answer("pong");
                },
                PONG);
        wire.send(PING);
        long losses = wire.losses();
        Until.holds("the daemon is gone", () -> fake.openConnections() == 0);
        assertThat(wire.send(BAN).value()).isEqualTo("pong");
        assertThat(wire.losses()).isGreaterThan(losses);
    }

    @Test
    void bytesThatAreNoAnswerAreAProtocolErrorAndTheConnectionIsGivenUp() {
        play(bytes("HTTP/1.1 400 Bad Request\r\n\r\n"), PONG);
        assertThatExceptionOfType(Protocol.class).isThrownBy(() -> wire.send(PING));
        assertThat(wire.send(PING).value()).isEqualTo("pong");
    }

    @Test
    void anAnswerWithoutItsEndIsAProtocolError() {
        play(bytes("\u0080\u0004K\0N\u0086.<F2B_END_COMMANX>"));
        assertThatExceptionOfType(Protocol.class)
                .isThrownBy(() -> wire.send(PING))
                .withMessageContaining("its end");
    }

    @Test
    void aConnectionThatSaysMoreThanAskedIsNotUsedAgain() {
        play(bytes("\u0080\u0004K\0N\u0086.<F2B_END_COMMAND>\u0080\u0004K\0K\u0001\u0086.<F2B_END_COMMAND>"), PONG);
        assertThat(wire.send(PING).value()).isNull();
        assertThat(wire.send(PING).value()).isEqualTo("pong");
    }

    @Test
    void anAnswerThatStopsHalfwayTimesOut() {
        play(Duration.ofMillis(300), 10, bytes("\u0080\u0004"));
        assertUnreachable(PING, Reason.TIMEOUT);
    }

    @Test
    void theTimeoutCountsForEachAnswerOfABatch() {
        play(Duration.ofMillis(1500), 10, peer -> {
            for (int i = 0; i < 8; i++) {
                peer.request();
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, 300, TimeUnit.MILLISECONDS)
                        .join();
                peer.answer("pong");
            }
        });
        assertThat(wire.send(Collections.nCopies(8, PING))).hasSize(8);
    }

    @Test
    void noMoreBatchesAreUnderWayThanAllowedAndWaitingIsLogged() {
        CountDownLatch go = new CountDownLatch(1);
        play(Duration.ofSeconds(20), 3, peer -> {
            await(go);
            pong(peer);
        });
        try (Listener log = new Listener(Wire.class)) {
            List<CompletableFuture<Object>> all = IntStream.range(0, 12)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> wire.send(PING).value(), executor))
                    .toList();
            Until.holds("three connections", () -> fake.connections() == 3);
            go.countDown();
            assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo("pong"));
            assertThat(log.lines).hasSizeBetween(1, 9).allMatch(line -> line.startsWith("FINE Waited "));
        }
        assertThat(fake.connections()).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void whoFindsNoFreeSlotIsToldSo() {
        CountDownLatch never = new CountDownLatch(1);
        play(Duration.ofMillis(400), 1, peer -> await(never));
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> wire.send(PING), executor);
        Until.holds("the first command is under way", () -> fake.connections() == 1);
        CompletableFuture<Reply> second = CompletableFuture.supplyAsync(() -> wire.send(PING), executor);
        assertThatThrownBy(() -> CompletableFuture.allOf(first, second).join()).hasCauseInstanceOf(Unreachable.class);
    }

    @Test
    void anExecutorThatTakesNoMoreIsReportedAsBusy() {
        play(PONG);
        executor.shutdown();
        assertUnreachable(PING, Reason.BUSY);
    }

    @Test
    void anInterruptedCallerDoesNotWait() {
        CountDownLatch never = new CountDownLatch(1);
        play(peer -> await(never));
        Thread.currentThread().interrupt();
        assertUnreachable(PING, Reason.LOST);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void connectingIsTriedThreeTimesAndEachRetryIsLogged() {
        play(PONG);
        fake.refuse();
        try (Listener log = new Listener(ConnectionPool.class)) {
            assertUnreachable(BAN, Reason.NOT_LISTENING);
            assertThat(log.lines)
                    .allMatch(line -> line.contains("event=fail2ban.connect.retry"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("attempt=1", "pause_ms=150"),
                            second -> assertThat(second).contains("attempt=2", "pause_ms=300"));
        }
    }

    /** Hears what a class logs. */
    private static final class Listener extends Handler implements AutoCloseable {

        private final Logger logger;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Listener(Class<?> type) {
            this.logger = Logger.getLogger(type.getName());
            setLevel(Level.ALL);
            logger.setLevel(Level.FINE);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {
            lines.size();
        }

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setLevel(null);
        }
    }
}
