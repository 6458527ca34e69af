package org.bangui.jails;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** Whom a running jail never bans. */
@Path("/jails/{name}/ignore-ips")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IgnoreListResource {

    @Inject
    JailService jails;

    @Inject
    IgnoreListService ignored;

    /** @param ip the same for a single one */
    public record Request(List<String> ips, String ip) {

        List<String> entries() {
            List<String> entries = new ArrayList<>(ips == null ? List.of() : ips);
            if (ip != null) {
                entries.add(ip);
            }
            return entries;
        }
    }

    @GET
    public Map<String, Object> all(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return answer(ignored.list(on, jails.running(on, name)));
    }

    @POST
    public Map<String, Object> add(@PathParam("name") String name, @QueryParam("host") String host, Request request) {
        HostId on = HostId.parse(host);
        return answer(ignored.add(on, jails.running(on, name), entries(request)));
    }

    /** A body would not get through the server. */
    @DELETE
    public Map<String, Object> remove(
            @PathParam("name") String name, @QueryParam("host") String host, @QueryParam("ip") List<String> ips) {
        HostId on = HostId.parse(host);
        return answer(ignored.remove(on, jails.running(on, name), ips));
    }

    private static List<String> entries(Request request) {
        if (request == null) {
            throw new BadParameterException("The request has no body.");
        }
        return request.entries();
    }

    static Map<String, Object> answer(IgnoreList list) {
        return Map.of("scope", "live", "ignore_list", list);
    }
}
