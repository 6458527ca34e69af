package org.bangui.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts long work in the background, tells how far it is, and stops it. */
@ApplicationScoped
public class JobService {

    private static final Logger log = LoggerFactory.getLogger(JobService.class);
    private static final Duration LOST = Duration.ofMinutes(2);

    @Inject
    JobRepository jobs;

    @Inject
    Executor executor;

    @Inject
    Clock clock;

    private final Map<String, JobProgress> running = new ConcurrentHashMap<>();

    /**
     * Starts the work at once. It looks at {@link JobProgress#isCancelled()} now and then and says how it ended; when it
     * throws, the job failed with the exception's message.
     *
     * @param total how much there is to do
     */
    public Job start(String kind, long total, Function<JobProgress, JobEnd> work) {
        String id = UUID.randomUUID().toString();
        jobs.add(id, kind, total);
        JobProgress progress = new JobProgress(id, jobs);
        running.put(id, progress);
        executor.execute(() -> run(id, progress, work));
        return get(id);
    }

    private void run(String id, JobProgress progress, Function<JobProgress, JobEnd> work) {
        JobEnd end;
        try {
            end = work.apply(progress);
        } catch (RuntimeException e) {
            log.warn("The job {} failed.", id, e);
            end = new JobEnd(JobState.FAILED, String.valueOf(e.getMessage()), null);
        }
        try {
            jobs.end(id, progress.done(), end);
        } finally {
            running.remove(id);
        }
    }

    /** The job as it stands. @throws UnknownJobException when there is none */
    public Job get(String id) {
        Job job = jobs.find(id).orElseThrow(UnknownJobException::new);
        boolean silent = job.isRunning() && job.seenAt().plus(LOST).isBefore(clock.instant());
        return silent && !running.containsKey(id)
                ? job.lost("BanGUI ended before the job did; what was done until then stands.")
                : job;
    }

    /** Asks the job to stop; what it did stands. One that ended stays as it is. */
    public void cancel(String id) {
        if (!jobs.cancel(id)) {
            throw new UnknownJobException();
        }
        JobProgress here = running.get(id);
        if (here != null) {
            here.cancel();
        }
    }
}
