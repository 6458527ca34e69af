package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.system.HostId;

/** Making every jail what the files say. */
@Path("/jails/reload-all")
@Produces(MediaType.APPLICATION_JSON)
public class ReloadResource {

    @Inject
    JailControlService control;

    @POST
    public void reload(@QueryParam("host") String host) {
        control.reloadAll(HostId.parse(host));
    }
}
