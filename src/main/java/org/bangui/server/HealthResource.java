package org.bangui.server;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.bangui.system.HostId;

/** Whether this server is well: for people with a session, and for whoever watches it. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    @Inject
    HealthService health;

    @GET
    public Health health(@QueryParam("host") String host, @Context HttpServletRequest request) {
        Health found = health.health(HostId.parse(host));
        return request.getUserPrincipal() == null ? found.withoutDetails() : found;
    }

    @GET
    @Path("/live")
    public Map<String, String> live() {
        return Map.of("status", "up");
    }

    @GET
    @Path("/ready")
    public Response ready() {
        boolean ready = health.ready();
        return Response.status(ready ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(Map.of("status", ready ? "ready" : "not_ready"))
                .build();
    }
}
