package org.bangui.config;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.bangui.system.HostId;

/** What fail2ban's configuration files say. */
@Path("/config")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {

    @Inject
    ConfigReadService config;

    @Inject
    DefinitionService definitions;

    @GET
    @Path("/jails")
    public Map<String, List<ConfiguredJail>> jails(@QueryParam("host") String host) {
        return Map.of("jails", config.jails(HostId.parse(host)));
    }

    @GET
    @Path("/jails/{name}")
    public JailSettings jail(@PathParam("name") String name, @QueryParam("host") String host) {
        return config.jail(HostId.parse(host), name);
    }

    @GET
    @Path("/defaults")
    public Map<String, List<Setting>> defaults(@QueryParam("host") String host) {
        return Map.of("settings", config.defaults(HostId.parse(host)));
    }

    @GET
    @Path("/global")
    public Map<String, List<Setting>> global(@QueryParam("host") String host) {
        return Map.of("settings", config.global(HostId.parse(host)));
    }

    @GET
    @Path("/findings")
    public Map<String, List<ConfigFinding>> findings(@QueryParam("host") String host) {
        return Map.of("findings", config.findings(HostId.parse(host)));
    }

    @GET
    @Path("/filters")
    public Map<String, List<DefinitionEntry>> filters(@QueryParam("host") String host) {
        return Map.of("filters", definitions.filters(HostId.parse(host)));
    }

    @GET
    @Path("/filters/{name}")
    public DefinitionSettings filter(@PathParam("name") String name, @QueryParam("host") String host) {
        return definitions.filter(HostId.parse(host), name);
    }

    @GET
    @Path("/actions")
    public Map<String, List<DefinitionEntry>> actions(@QueryParam("host") String host) {
        return Map.of("actions", definitions.actions(HostId.parse(host)));
    }

    @GET
    @Path("/actions/{name}")
    public DefinitionSettings action(@PathParam("name") String name, @QueryParam("host") String host) {
        return definitions.action(HostId.parse(host), name);
    }

    @GET
    @Path("/files")
    public Map<String, List<ConfigFileEntry>> files(@QueryParam("host") String host) {
        return Map.of("files", config.files(HostId.parse(host)));
    }

    @GET
    @Path("/files/{path: .+}")
    public Response file(@PathParam("path") String path, @QueryParam("host") String host) {
        ConfigFileContent file = config.file(HostId.parse(host), path);
        return Response.ok(file).tag(file.etag()).build();
    }
}
