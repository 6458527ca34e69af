package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.jails.JailService;
import org.bangui.jobs.Job;
import org.bangui.jobs.JobEnd;
import org.bangui.jobs.JobProgress;
import org.bangui.jobs.JobService;
import org.bangui.jobs.JobState;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;

/** Orders that take a while, carried out in the background. */
@ApplicationScoped
public class LongOrderService {

    @Inject
    JobService jobs;

    @Inject
    JailControlService control;

    @Inject
    RollbackService rollback;

    @Inject
    JailService jails;

    @Inject
    HealthService daemon;

    private final Map<HostId, JobProgress> restarting = new ConcurrentHashMap<>();

    /** Makes every jail what the files say; can be stopped between two jails. */
    public Job reloadAll(HostId host) {
        int total = jails.enabled(host).size();
        return jobs.start("reload", total, progress -> {
            boolean all = control.reloadAll(host, done -> {
                progress.done(done);
                return !progress.isCancelled();
            });
            if (all) {
                progress.done(total);
            }
            return all ? end(host) : new JobEnd(JobState.CANCELLED, "", null);
        });
    }

    /** Stops the daemon and starts it; cannot be stopped half-way. */
    public Job restart(HostId host) {
        return jobs.start("restart", 2, progress -> restart(host, progress));
    }

    private JobEnd restart(HostId host, JobProgress progress) {
        restarting.put(host, progress);
        try {
            rollback.restart(host);
        } finally {
            restarting.remove(host);
        }
        progress.done(2);
        return end(host);
    }

    void daemonChanged(@Observes DaemonStateChanged event) {
        JobProgress progress = restarting.get(event.host());
        if (progress != null) {
            progress.done(event.online() ? 2 : 1);
        }
    }

    private JobEnd end(HostId host) {
        int running = daemon.ask(host, Fail2ban::jails).size();
        JsonObject result = Json.createObjectBuilder().add("changed", running).build();
        return new JobEnd(JobState.DONE, "", result);
    }
}
