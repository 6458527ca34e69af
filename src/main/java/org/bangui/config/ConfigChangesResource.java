package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bangui.auth.Caller;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;

/** Changes of the configuration: planned, applied with all that a page does, listed, taken back. */
@Path("/config")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConfigChangesResource {

    @Inject
    ConfigService service;

    @Inject
    ConfigEditService edit;

    @Context
    HttpServletRequest request;

    /** Options to state, or with null no longer to state. */
    public record Wish(Map<String, String> settings, String section, String why) {
        Map<String, String> options() {
            return settings == null ? Map.of() : settings;
        }
    }

    /** Another filter, options in brackets allowed. */
    public record FilterWish(String filter, String why) {}

    /** A jail to make. */
    public record JailWish(String name, String filter, Map<String, String> settings, String why) {}

    @PUT
    @Path("/jails/{name}")
    public ConfigRevision jail(@PathParam("name") String name, @QueryParam("host") String host, Wish wish) {
        HostId on = HostId.parse(host);
        return apply(on, edit.jail(on, name, given(wish).options()), wish.why(), "Changed the jail " + name);
    }

    @POST
    @Path("/jails")
    public Response newJail(@QueryParam("host") String host, JailWish wish) {
        HostId on = HostId.parse(host);
        JailWish jail = given(wish);
        List<FileChange> files = edit.newJail(on, new NewJail(jail.name(), jail.filter(), jail.settings()));
        ConfigRevision revision = apply(on, files, jail.why(), "Made the jail " + jail.name());
        return Response.created(URI.create("config/jails/" + jail.name()))
                .entity(revision)
                .build();
    }

    @DELETE
    @Path("/jails/{name}")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision deleteJail(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.deleteJail(on, name), null, "Deleted the jail " + name);
    }

    @POST
    @Path("/jails/{name}/activate")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision activate(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.jail(on, name, Map.of("enabled", "true")), null, "Activated the jail " + name);
    }

    @POST
    @Path("/jails/{name}/deactivate")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision deactivate(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.jail(on, name, Map.of("enabled", "false")), null, "Deactivated the jail " + name);
    }

    /** What the settings would do to the jail; nothing is changed. */
    @POST
    @Path("/jails/{name}/validate")
    public ConfigPlan validate(@PathParam("name") String name, @QueryParam("host") String host, Wish wish) {
        HostId on = HostId.parse(host);
        return service.plan(on, change(request, edit.jail(on, name, given(wish).options()), null, ""));
    }

    @PUT
    @Path("/defaults")
    public ConfigRevision defaults(@QueryParam("host") String host, Wish wish) {
        HostId on = HostId.parse(host);
        return apply(on, edit.defaults(on, given(wish).options()), wish.why(), "Changed the defaults of all jails");
    }

    @PUT
    @Path("/global")
    public ConfigRevision global(@QueryParam("host") String host, Wish wish) {
        HostId on = HostId.parse(host);
        return apply(on, edit.global(on, given(wish).options()), wish.why(), "Changed fail2ban's own options");
    }

    @PUT
    @Path("/filters/{name}")
    public ConfigRevision filter(@PathParam("name") String name, @QueryParam("host") String host, Wish wish) {
        HostId on = HostId.parse(host);
        List<FileChange> files = edit.filter(on, name, sections(given(wish)));
        return apply(on, files, wish.why(), "Changed the filter " + name);
    }

    @PUT
    @Path("/actions/{name}")
    public ConfigRevision action(@PathParam("name") String name, @QueryParam("host") String host, Wish wish) {
        HostId on = HostId.parse(host);
        List<FileChange> files = edit.action(on, name, sections(given(wish)));
        return apply(on, files, wish.why(), "Changed the action " + name);
    }

    @DELETE
    @Path("/filters/{name}")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision deleteFilter(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.deleteFilter(on, name), null, "Deleted the filter " + name);
    }

    @DELETE
    @Path("/actions/{name}")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision deleteAction(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.deleteAction(on, name), null, "Deleted the action " + name);
    }

    @POST
    @Path("/jails/{name}/filter")
    public ConfigRevision assignFilter(
            @PathParam("name") String name, @QueryParam("host") String host, FilterWish wish) {
        HostId on = HostId.parse(host);
        String filter = given(wish).filter();
        if (filter == null) {
            throw new InvalidInputException("filter", "Name the filter.");
        }
        return apply(on, edit.jail(on, name, Map.of("filter", filter)), wish.why(), "Gave " + name + " another filter");
    }

    @POST
    @Path("/jails/{name}/actions/{action}")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision addAction(
            @PathParam("name") String name, @PathParam("action") String action, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.addAction(on, name, action), null, "Gave " + name + " the action " + action);
    }

    @DELETE
    @Path("/jails/{name}/actions/{action}")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision removeAction(
            @PathParam("name") String name, @PathParam("action") String action, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return apply(on, edit.removeAction(on, name, action), null, "Took the action " + action + " from " + name);
    }

    private ConfigRevision apply(HostId host, List<FileChange> files, String why, String usually) {
        return service.apply(host, change(request, files, why, usually));
    }

    /** In the name of who sent the request; {@code usually} stands for a reason that is missing. */
    static ConfigChange change(HttpServletRequest request, List<FileChange> files, String why, String usually) {
        return new ConfigChange(
                who(request),
                why == null || why.isBlank() ? usually : why,
                files,
                request.getRemoteAddr(),
                Boolean.parseBoolean(request.getParameter("force")));
    }

    private static Map<String, Map<String, String>> sections(Wish wish) {
        return Map.of(wish.section() == null ? "Definition" : wish.section(), wish.options());
    }

    static String who(HttpServletRequest request) {
        return Caller.of(request).map(Caller::name).orElse("");
    }

    private static <T> T given(T body) {
        if (body == null) {
            throw new InvalidInputException("settings", "The body is missing.");
        }
        return body;
    }
}
