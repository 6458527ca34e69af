package org.bangui.bans;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bangui.jails.JailService;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;

/** What is banned in one jail now. */
@Path("/jails/{name}/banned")
@Produces(MediaType.APPLICATION_JSON)
public class JailBansResource {

    @Inject
    BanService bans;

    @Inject
    JailService jails;

    @GET
    public Page<BannedRow> banned(
            @PathParam("name") String name,
            @QueryParam("host") String host,
            @QueryParam("search") String search,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize) {
        HostId on = HostId.parse(host);
        BannedQuery query = BannedQuery.parse(jails.running(on, name), search, sort);
        return BannedRow.of(bans.banned(on, query, PageRequest.parse(page, pageSize)));
    }
}
