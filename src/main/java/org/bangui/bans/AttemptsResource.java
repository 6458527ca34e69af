package org.bangui.bans;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bangui.jails.JailService;
import org.bangui.jails.JailSettingsService;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** Counts failures by hand, which may ban. */
@Path("/jails/{name}/attempts")
@Consumes(MediaType.APPLICATION_JSON)
public class AttemptsResource {

    @Inject
    JailService jails;

    @Inject
    JailSettingsService settings;

    @Inject
    LockOutService lockOut;

    @Context
    HttpServletRequest request;

    /**
     * @param lines one for each failure
     * @param force whether an address that could lock administrators out counts all the same
     */
    public record Request(String ip, List<String> lines, Boolean force) {}

    @POST
    public void attempt(@PathParam("name") String name, @QueryParam("host") String host, Request body) {
        if (body == null || body.lines() == null) {
            throw new BadParameterException("The request needs \"ip\" and \"lines\".");
        }
        HostId on = HostId.parse(host);
        IpAddress ip = new IpAddress(body.ip());
        BanOrder order = new BanOrder("", request.getRemoteAddr(), null, Boolean.TRUE.equals(body.force()));
        lockOut.check(on, List.of(Cidr.of(ip)), order);
        settings.attempt(on, jails.running(on, name), ip, body.lines());
    }
}
