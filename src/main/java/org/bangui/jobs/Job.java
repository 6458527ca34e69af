package org.bangui.jobs;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * Long work and how far it is.
 *
 * @param kind what it does, for example {@code ban}
 * @param done how much of {@code total} is behind it
 * @param message what it is at, or how it ended
 * @param result null while it runs
 */
public record Job(
        String id,
        String kind,
        JobState state,
        long done,
        long total,
        String message,
        JsonObject result,
        Instant startedAt,
        Instant seenAt) {

    public boolean isRunning() {
        return state == JobState.RUNNING;
    }

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, 100 * done / total);
    }

    Job lost(String why) {
        return new Job(id, kind, JobState.FAILED, done, total, why, result, startedAt, seenAt);
    }
}
