package org.bangui.jobs;

/** Where a job stands. */
public enum JobState {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
}
