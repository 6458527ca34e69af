package org.bangui.jails;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bangui.net.IpAddress;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** Counts failures by hand. */
@Path("/jails/{name}/attempts")
@Consumes(MediaType.APPLICATION_JSON)
public class AttemptsResource {

    @Inject
    JailService jails;

    @Inject
    JailSettingsService settings;

    /** @param lines one for each failure */
    public record Request(String ip, List<String> lines) {}

    @POST
    public void attempt(@PathParam("name") String name, @QueryParam("host") String host, Request request) {
        if (request == null || request.lines() == null) {
            throw new BadParameterException("The request needs \"ip\" and \"lines\".");
        }
        HostId on = HostId.parse(host);
        settings.attempt(on, jails.running(on, name), new IpAddress(request.ip()), request.lines());
    }
}
