package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;

/** Starting, stopping, resting and reloading one jail. */
@Path("/jails/{name}/{order: start|stop|idle|reload}")
@Produces(MediaType.APPLICATION_JSON)
public class JailControlResource {

    @Inject
    JailControlService control;

    /** @param on whether the jail shall rest; only for {@code idle} */
    public record Rest(Boolean on) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    public void order(
            @PathParam("name") String name,
            @PathParam("order") String order,
            @QueryParam("host") String host,
            Rest rest) {
        HostId on = HostId.parse(host);
        switch (order) {
            case "start" -> control.start(on, name);
            case "stop" -> control.stop(on, new JailName(name));
            case "idle" -> control.idle(on, new JailName(name), rest == null || !Boolean.FALSE.equals(rest.on()));
            default -> control.reload(on, name);
        }
    }
}
