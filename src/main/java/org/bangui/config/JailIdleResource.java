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
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** Letting one jail rest. */
@Path("/jails/{name}/idle")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class JailIdleResource {

    @Inject
    JailControlService control;

    /** @param on whether the jail shall rest */
    public record Rest(Boolean on) {}

    @POST
    public void idle(@PathParam("name") String name, @QueryParam("host") String host, Rest rest) {
        if (rest == null || rest.on() == null) {
            throw new BadParameterException("The body must say {\"on\": true} or {\"on\": false}.");
        }
        control.idle(HostId.parse(host), new JailName(name), rest.on());
    }
}
