package org.bangui.jails;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** Whether a running jail spares this server itself. */
@Path("/jails/{name}/ignore-self")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IgnoreSelfResource {

    @Inject
    JailService jails;

    @Inject
    IgnoreListService ignored;

    /** The new state. */
    public record Request(Boolean on) {}

    @PUT
    public Map<String, Object> set(@PathParam("name") String name, @QueryParam("host") String host, Request request) {
        if (request == null || request.on() == null) {
            throw new BadParameterException("The request needs \"on\": true or false.");
        }
        HostId on = HostId.parse(host);
        return IgnoreListResource.answer(ignored.ignoreSelf(on, jails.running(on, name), request.on()));
    }
}
