package org.bangui.jobs;

import jakarta.json.JsonObject;

/**
 * How a job ended.
 *
 * @param message one sentence
 * @param result what it did, also when it failed
 */
public record JobEnd(JobState state, String message, JsonObject result) {}
