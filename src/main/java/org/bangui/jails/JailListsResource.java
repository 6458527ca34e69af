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
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailTuning.Listed;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** Log paths and expressions of a running jail. */
@Path("/jails/{name}/{list: log-paths|fail-regexes|ignore-regexes}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JailListsResource {

    private static final Map<String, Listed> LISTS = Map.of(
            "log-paths", Listed.LOG_PATH,
            "fail-regexes", Listed.FAIL_REGEX,
            "ignore-regexes", Listed.IGNORE_REGEX);

    @Inject
    JailService jails;

    @Inject
    JailListsService lists;

    /** One of the two, as the list asks for. */
    public record Request(String path, String regex) {}

    @GET
    public Map<String, Object> all(
            @PathParam("name") String name, @PathParam("list") String list, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return answer(lists.list(on, jails.running(on, name), LISTS.get(list)));
    }

    @POST
    public Map<String, Object> add(
            @PathParam("name") String name,
            @PathParam("list") String list,
            @QueryParam("host") String host,
            Request request) {
        HostId on = HostId.parse(host);
        Listed listed = LISTS.get(list);
        return answer(lists.add(on, jails.running(on, name), listed, entry(listed, request)));
    }

    /** A body would not get through the server. */
    @DELETE
    public Map<String, Object> remove(
            @PathParam("name") String name,
            @PathParam("list") String list,
            @QueryParam("host") String host,
            @QueryParam("path") String path,
            @QueryParam("regex") String regex) {
        HostId on = HostId.parse(host);
        Listed listed = LISTS.get(list);
        String entry = entry(listed, new Request(path, regex));
        return answer(lists.remove(on, jails.running(on, name), listed, entry));
    }

    private static String entry(Listed list, Request request) {
        boolean path = list == Listed.LOG_PATH;
        String entry = request == null ? null : path ? request.path() : request.regex();
        if (entry == null) {
            throw new BadParameterException("The request needs \"" + (path ? "path" : "regex") + "\".");
        }
        return entry;
    }

    private static Map<String, Object> answer(List<Entry> entries) {
        return Map.of("scope", "live", "entries", entries);
    }
}
