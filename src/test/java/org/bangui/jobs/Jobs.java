package org.bangui.jobs;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.bangui.system.Database;

/** Makes a job service without a container. */
public final class Jobs {

    private Jobs() {}

    public static JobService of(Database database, Executor executor) {
        JobRepository repository = new JobRepository();
        repository.database = database;
        repository.clock = Clock.systemUTC();
        JobService jobs = new JobService();
        jobs.jobs = repository;
        jobs.executor = executor;
        jobs.clock = Clock.systemUTC();
        return jobs;
    }
}
