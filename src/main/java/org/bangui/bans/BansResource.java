package org.bangui.bans;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.bangui.bans.UndoService.Lifting;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.history.BanEntry;
import org.bangui.jails.JailService;
import org.bangui.jobs.Job;
import org.bangui.net.Cidr;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;

/** Bans, unbans and what is banned now. */
@Path("/bans")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BansResource {

    @Inject
    BanService bans;

    @Inject
    JailService jails;

    @Inject
    BulkService bulk;

    @Inject
    UndoService undo;

    @Context
    HttpServletRequest request;

    @GET
    @Path("/banned")
    public Page<BannedRow> banned(
            @QueryParam("host") String host,
            @QueryParam("jail") String jail,
            @QueryParam("search") String search,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize) {
        HostId on = HostId.parse(host);
        JailName in = jail == null || jail.isEmpty() ? null : jails.running(on, jail);
        return BannedRow.of(bans.banned(on, BannedQuery.parse(in, search, sort), PageRequest.parse(page, pageSize)));
    }

    @POST
    @Path("/ban")
    public Response ban(@QueryParam("host") String host, BanRequest body) {
        HostId on = HostId.parse(host);
        List<Cidr> networks = given(body).networks();
        if (body.jail() == null) {
            throw new InvalidInputException("jail", "Name the jail to ban in.");
        }
        JailName jail = jails.running(on, body.jail());
        BanOrder order = order(body);
        if (networks.size() > BulkService.AT_ONCE) {
            return accepted(bulk.ban(on, jail, networks, order));
        }
        int banned = bans.ban(on, jail, networks, order);
        return Response.ok(Map.of("jail", jail.value(), "requested", networks.size(), "newly_banned", banned))
                .build();
    }

    @POST
    @Path("/unban")
    public Response unban(@QueryParam("host") String host, BanRequest body) {
        HostId on = HostId.parse(host);
        List<BanId> ids = given(body).ids();
        JailName jail = body.jail() == null ? null : jails.running(on, body.jail());
        return answer(undo.unban(on, jail, ids, order(body)));
    }

    private static Response answer(Lifting lifting) {
        return lifting.job() == null ? Response.ok(lifting.done()).build() : accepted(lifting.job());
    }

    private BanOrder order(BanRequest body) {
        return body.order(Caller.of(request).orElseThrow(), request.getRemoteAddr());
    }

    private static Response accepted(Job job) {
        return Response.accepted(job).location(URI.create("jobs/" + job.id())).build();
    }

    @POST
    @Path("/unban-all")
    @Consumes(MediaType.WILDCARD)
    public Response unbanAll(@QueryParam("host") String host, @QueryParam("jail") String jail) {
        HostId on = HostId.parse(host);
        return answer(undo.unbanAll(on, jail == null ? null : jails.running(on, jail), plainOrder()));
    }

    @POST
    @Path("/undo/{id}")
    @Consumes(MediaType.WILDCARD)
    public Undone undo(@PathParam("id") String id) {
        return undo.undo(id, plainOrder());
    }

    private BanOrder plainOrder() {
        return new BanOrder(Caller.of(request).orElseThrow().name(), request.getRemoteAddr(), null, true);
    }

    @GET
    @Path("/lookup/{ip: .+}")
    public Map<String, Object> lookup(@PathParam("ip") String ip, @QueryParam("host") String host) {
        BanRequest one = new BanRequest(null, List.of(ip), null, null, null);
        Lookup found = bans.lookup(HostId.parse(host), one.ids().get(0));
        return Map.of(
                "ip", found.ip(),
                "banned", found.banned().stream().map(BannedRow::of).toList(),
                "history", found.history().stream().map(BanEntry::of).toList(),
                "orders", found.orders(),
                "ignored", found.ignored(),
                "geo", found.geo());
    }

    private static BanRequest given(BanRequest request) {
        if (request == null) {
            throw new BadParameterException("The request has no body.");
        }
        return request;
    }
}
