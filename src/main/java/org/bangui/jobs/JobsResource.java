package org.bangui.jobs;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Long work under way. */
@Path("/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

    @Inject
    JobService jobs;

    @GET
    public Job get(@PathParam("id") String id) {
        return jobs.get(id);
    }

    @DELETE
    public void cancel(@PathParam("id") String id) {
        jobs.cancel(id);
    }
}
