package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;

/** Starting, stopping and reloading one jail. */
@Path("/jails/{name}/{order: start|stop|reload}")
@Produces(MediaType.APPLICATION_JSON)
public class JailControlResource {

    @Inject
    JailControlService control;

    @POST
    public void order(
            @PathParam("name") String name, @PathParam("order") String order, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        switch (order) {
            case "start" -> control.start(on, name);
            case "stop" -> control.stop(on, new JailName(name));
            default -> control.reload(on, name);
        }
    }
}
