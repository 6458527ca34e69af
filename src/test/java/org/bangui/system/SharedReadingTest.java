package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedReadingTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private SharedReading<Integer> reading(Supplier<Integer> source, Duration fresh) {
        return new SharedReading<>(source, executor, fresh, SHORT);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFreshReadingIsShared() {
        SharedReading<Integer> reading = reading(asked::incrementAndGet, LONG);
        assertThat(reading.get()).isEqualTo(1);
        assertThat(reading.get()).isEqualTo(1);
    }

    @Test
    void anOldReadingIsReplaced() {
        SharedReading<Integer> reading = reading(asked::incrementAndGet, Duration.ZERO);
        reading.get();
        assertThat(reading.get()).isEqualTo(2);
    }

    @Test
    @Timeout(30)
    void aRecentReadingIsGivenOutAfterAShorterPatience() {
        CountDownLatch open = new CountDownLatch(1);
        SharedReading<Integer> reading = new SharedReading<>(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        await(open);
                    }
                    return asked.get();
                },
                executor,
                Duration.ZERO,
                LONG);
        reading.get();
        assertThat(reading.getRecent(LONG, SHORT)).isEqualTo(1);
        open.countDown();
        assertThat(reading.getRecent(Duration.ZERO, SHORT)).isGreaterThan(1);
    }

    @Test
    void manyWhoAskAtOnceCostOneReading() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        SharedReading<Integer> reading = reading(
                () -> {
                    await(open);
                    return asked.incrementAndGet();
                },
                LONG);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(executor.submit(reading::get));
        }
        open.countDown();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
    }

    @Test
    void theLastReadingIsGivenOutWhileANewOneTakesLong() {
        CountDownLatch open = new CountDownLatch(1);
        SharedReading<Integer> reading = reading(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        await(open);
                    }
                    return asked.get();
                },
                Duration.ZERO);
        reading.get();
        assertThat(reading.get()).isEqualTo(1);
        open.countDown();
        Until.holds("the new reading", () -> reading.get() > 1);
    }

    @Test
    void aFailureIsToldAndTheNextOneAsksAgain() {
        SharedReading<Integer> reading = reading(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("no");
                    }
                    return 7;
                },
                LONG);
        assertThatThrownBy(reading::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(reading.get()).isEqualTo(7);
    }

    @Test
    void aFailureKeepsTheLastReadingForWhoCanBearIt() {
        SharedReading<Integer> reading = reading(
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        throw new IllegalStateException("no");
                    }
                    return asked.get();
                },
                Duration.ZERO);
        reading.get();
        assertThatThrownBy(reading::get).isInstanceOf(IllegalStateException.class);
        assertThat(reading.last()).contains(1);
    }

    @Test
    void anExpiredReadingIsReplacedAtOnce() {
        SharedReading<Integer> reading = reading(asked::incrementAndGet, LONG);
        reading.get();
        reading.expire();
        assertThat(reading.get()).isEqualTo(2);
        assertThat(reading.get()).isEqualTo(2);
    }

    @Test
    void aReadingBegunBeforeAChangeIsNotTakenForTheStateAfterIt() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        SharedReading<Integer> reading = reading(
                () -> {
                    int mine = asked.incrementAndGet();
                    if (mine == 1) {
                        await(open);
                    }
                    return mine;
                },
                LONG);
        Future<Integer> before = executor.submit(reading::get);
        Until.holds("the first reading begins", () -> asked.get() == 1);
        reading.expire();
        Future<Integer> after = executor.submit(reading::get);
        open.countDown();
        assertThat(before.get()).isEqualTo(1);
        assertThat(after.get()).isEqualTo(2);
        assertThat(reading.get()).isEqualTo(2);
    }

    @Test
    void whateverChangesThereAreNeverTwoReadingsAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SharedReading<Integer> reading = reading(
                () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    running.decrementAndGet();
                    return asked.incrementAndGet();
                },
                LONG);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(executor.submit(() -> {
                reading.expire();
                return reading.get();
            }));
        }
        for (Future<Integer> answer : answers) {
            answer.get();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void aReadingThatCannotBeginIsToldAndDoesNotBlockTheNext() {
        AtomicInteger refusals = new AtomicInteger(1);
        SharedReading<Integer> reading = new SharedReading<>(
                asked::incrementAndGet,
                task -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                },
                LONG,
                SHORT);
        assertThatThrownBy(reading::get).isInstanceOf(RejectedExecutionException.class);
        assertThat(reading.get()).isEqualTo(1);
    }
}
