package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.system.HostId;

/** Restarting fail2ban. */
@Path("/config/restart")
@Produces(MediaType.APPLICATION_JSON)
public class RestartResource {

    @Inject
    RollbackService rollback;

    @POST
    public void restart(@QueryParam("host") String host) {
        rollback.restart(HostId.parse(host));
    }
}
