package org.bangui.jobs;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The job that was started from this page. */
@Named
@ViewScoped
public class JobView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JobService jobs;

    private String id;
    private transient Job job;

    /** Shows this job from now on. */
    public void watch(Job started) {
        id = started.id();
        job = started;
    }

    public void refresh() {
        job = null;
    }

    public void cancel() {
        jobs.cancel(id);
        job = null;
    }

    /** Null when none was started. */
    public Job getJob() {
        if (job == null && id != null) {
            job = jobs.get(id);
        }
        return job;
    }

    /** How many the ended job changed. */
    public long getChanged() {
        return job == null || job.result() == null ? 0 : job.result().getInt("changed", 0);
    }
}
