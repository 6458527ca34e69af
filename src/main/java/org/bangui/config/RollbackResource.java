package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.bangui.system.HostId;

/** Getting fail2ban going again without a jail. */
@Path("/config/jails/{name}/rollback")
@Produces(MediaType.APPLICATION_JSON)
public class RollbackResource {

    @Inject
    RollbackService rollback;

    @POST
    public RollbackService.Rollback rollBack(
            @PathParam("name") String name, @QueryParam("host") String host, @Context HttpServletRequest request) {
        return rollback.rollBack(
                HostId.parse(host), name, request.getUserPrincipal().getName());
    }
}
