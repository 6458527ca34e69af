package org.bangui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.bangui.system.Database;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobServiceIT {

    @TempDir
    Path home;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private Database database;

    private JobService on(TestDatabase kind) {
        database = Database.open(kind.create(home));
        return Jobs.of(database, executor);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void aJobTellsHowFarItIsAndHowItEnded(TestDatabase kind) {
        JobService jobs = on(kind);
        CountDownLatch goOn = new CountDownLatch(1);
        Job started = jobs.start("count", 10, progress -> {
            progress.done(4);
            await(goOn);
            progress.done(10);
            return new JobEnd(
                    JobState.DONE,
                    "All is done.",
                    Json.createObjectBuilder().add("sum", 55).build());
        });
        Until.holds("it is at 4", () -> jobs.get(started.id()).done() == 4);
        assertThat(jobs.get(started.id()).isRunning()).isTrue();
        goOn.countDown();
        Until.holds("it ends", () -> !jobs.get(started.id()).isRunning());
        Job ended = jobs.get(started.id());
        assertThat(ended.state()).isEqualTo(JobState.DONE);
        assertThat(ended.done()).isEqualTo(10);
        assertThat(ended.result().getInt("sum")).isEqualTo(55);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledJobStopsAlsoWhenAnotherInstanceAsks(TestDatabase kind) {
        JobService jobs = on(kind);
        JobService other = Jobs.of(database, executor);
        Job started = jobs.start("wait", 1, progress -> {
            while (!progress.isCancelled()) {
                progress.message("waiting");
                LockSupport.parkNanos(20_000_000);
            }
            return new JobEnd(JobState.CANCELLED, "It was cancelled.", null);
        });
        other.cancel(started.id());
        Until.holds("it ends", () -> other.get(started.id()).state() == JobState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatThrowsHasFailed(TestDatabase kind) {
        JobService jobs = on(kind);
        Job started = jobs.start("fall", 1, progress -> {
            throw new IllegalStateException("It fell.");
        });
        Until.holds("it ends", () -> jobs.get(started.id()).state() == JobState.FAILED);
        assertThat(jobs.get(started.id()).message()).isEqualTo("It fell.");
    }

    @ParameterizedTest
    @EnumSource
    void aJobWhoseServerEndedIsNotShownAsRunningForEver(TestDatabase kind) {
        JobService jobs = on(kind);
        jobs.jobs.add("left-behind", "ban", 10);
        assertThat(jobs.get("left-behind").isRunning()).isTrue();
        jobs.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        assertThat(jobs.get("left-behind").state()).isEqualTo(JobState.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void aJobNobodyKnowsIsRefused(TestDatabase kind) {
        JobService jobs = on(kind);
        assertThatThrownBy(() -> jobs.get("none")).isInstanceOf(UnknownJobException.class);
        assertThatThrownBy(() -> jobs.cancel("none")).isInstanceOf(UnknownJobException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
