package org.bangui.server;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether this server is well. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    /** Answers as long as the process can. */
    @GET
    @Path("/live")
    public Live live() {
        return new Live("up");
    }

    /** The state of the process. */
    public record Live(String status) {}
}
