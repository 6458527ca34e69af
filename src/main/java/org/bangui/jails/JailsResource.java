package org.bangui.jails;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.fail2ban.JailStatus;
import org.bangui.system.HostId;

/** The running jails. */
@Path("/jails")
@Produces(MediaType.APPLICATION_JSON)
public class JailsResource {

    @Inject
    JailService jails;

    @GET
    public JailSnapshot all(@QueryParam("host") String host) {
        return jails.snapshot(HostId.parse(host));
    }

    @GET
    @Path("/{name}")
    public JailStatus one(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return jails.jail(on, jails.running(on, name));
    }
}
