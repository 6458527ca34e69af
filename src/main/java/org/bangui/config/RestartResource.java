package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.system.HostId;

/** Making fail2ban what the files say: every jail, or all of it by a restart. */
@Path("/config/{order: reload|restart}")
@Produces(MediaType.APPLICATION_JSON)
public class RestartResource {

    @Inject
    JailControlService control;

    @Inject
    RollbackService rollback;

    @POST
    public void order(@PathParam("order") String order, @QueryParam("host") String host) {
        if (order.equals("reload")) {
            control.reloadAll(HostId.parse(host));
        } else {
            rollback.restart(HostId.parse(host));
        }
    }
}
