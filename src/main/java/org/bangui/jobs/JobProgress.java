package org.bangui.jobs;

/** What a job tells about itself while it runs. */
public final class JobProgress {

    private static final long STEP_NANOS = 250_000_000;

    private final String id;
    private final JobRepository jobs;
    private volatile long done;
    private volatile String message = "";
    private volatile boolean cancelled;
    private long toldAt = System.nanoTime() - STEP_NANOS;

    JobProgress(String id, JobRepository jobs) {
        this.id = id;
        this.jobs = jobs;
    }

    /** So much is done; stored four times a second at most. */
    public void done(long amount) {
        done = amount;
        tell();
    }

    /** What it is at, in one sentence. */
    public void message(String text) {
        message = text;
        tell();
    }

    private synchronized void tell() {
        if (System.nanoTime() - toldAt >= STEP_NANOS) {
            cancelled |= jobs.tell(id, done, message);
            toldAt = System.nanoTime();
        }
    }

    void cancel() {
        cancelled = true;
    }

    /** Whether somebody wants it to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    long done() {
        return done;
    }
}
