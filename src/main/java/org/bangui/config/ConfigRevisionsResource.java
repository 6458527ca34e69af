package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;

/** Changes of whole files, and of all that was changed so far: planned, applied, listed, taken back. */
@Path("/config")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConfigRevisionsResource {

    @Inject
    ConfigService service;

    @Inject
    ConfigEditService edit;

    @Inject
    JailControlService control;

    @Context
    HttpServletRequest request;

    /** The whole text of a file; null content removes it. */
    public record FileWish(String path, String content, String etag, String why) {}

    /** Several files at once. */
    public record FilesWish(List<FileWish> files, String why) {}

    /** @param expected the etag of what is replaced; without it whatever is there */
    @PUT
    @Path("/files/{path: .+}")
    public ConfigRevision file(
            @PathParam("path") String path,
            @QueryParam("host") String host,
            @HeaderParam("If-Match") String expected,
            FileWish wish) {
        HostId on = HostId.parse(host);
        String etag =
                expected == null || expected.equals("*") ? given(wish).etag() : expected.replaceAll("^\"|\"$", "");
        List<FileChange> files = edit.text(on, path, given(wish).content(), etag);
        return apply(on, files, wish.why(), "Changed the file " + path);
    }

    @POST
    @Path("/plan")
    public ConfigPlan plan(@QueryParam("host") String host, FilesWish wish) {
        HostId on = HostId.parse(host);
        return service.plan(on, ConfigChangesResource.change(request, files(on, wish), null, ""));
    }

    @POST
    @Path("/apply")
    public ConfigRevision applyAll(@QueryParam("host") String host, FilesWish wish) {
        HostId on = HostId.parse(host);
        return apply(on, files(on, wish), wish.why(), "Changed files");
    }

    /** @param jails every jail that the files enable */
    public record Drift(List<Problem> drift, List<JailStanding> jails) {}

    /** Where the daemon is not as the files say. */
    @GET
    @Path("/drift")
    public Drift drift(@QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return new Drift(control.drift(on), control.standings(on));
    }

    @GET
    @Path("/revisions")
    public Map<String, List<ConfigRevision>> revisions(@QueryParam("host") String host) {
        return Map.of("revisions", service.revisions(HostId.parse(host)));
    }

    @GET
    @Path("/revisions/{id}")
    public ConfigRevision revision(@PathParam("id") long id, @QueryParam("host") String host) {
        return service.revision(HostId.parse(host), id);
    }

    @POST
    @Path("/revisions/{id}/restore")
    @Consumes(MediaType.WILDCARD)
    public ConfigRevision restore(@PathParam("id") long id, @QueryParam("host") String host) {
        return service.restore(HostId.parse(host), id, ConfigChangesResource.change(request, List.of(), null, ""));
    }

    /** What somebody has to look at; empty when nothing. */
    @GET
    @Path("/pending-recovery")
    public Map<String, PendingRecovery> pending(@QueryParam("host") String host) {
        return Collections.singletonMap(
                "pending_recovery", service.pendingRecovery(HostId.parse(host)).orElse(null));
    }

    @DELETE
    @Path("/pending-recovery")
    @Consumes(MediaType.WILDCARD)
    public void dismiss(@QueryParam("host") String host) {
        service.dismissRecovery(HostId.parse(host));
    }

    private List<FileChange> files(HostId host, FilesWish wish) {
        if (given(wish).files() == null || wish.files().isEmpty()) {
            throw new InvalidInputException("files", "Name the files to change.");
        }
        List<FileChange> files = new ArrayList<>();
        wish.files().forEach(file -> files.addAll(edit.text(host, file.path(), file.content(), file.etag())));
        return files;
    }

    private ConfigRevision apply(HostId host, List<FileChange> files, String why, String usually) {
        return service.apply(host, ConfigChangesResource.change(request, files, why, usually));
    }

    private static <T> T given(T body) {
        if (body == null) {
            throw new InvalidInputException("settings", "The body is missing.");
        }
        return body;
    }
}
