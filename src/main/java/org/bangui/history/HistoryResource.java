package org.bangui.history;

import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Providers;
import java.time.Clock;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.bangui.system.TimeRange;

/** The archive, for scripts. */
@Path("/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    @Inject
    HistoryService history;

    @Inject
    ExportService export;

    @Inject
    Clock clock;

    @Context
    UriInfo uri;

    @Context
    Providers providers;

    /** @param nextCursor where the next page starts, null after the last */
    public record Listed(List<BanEntry> items, long total, int page, int pageSize, String nextCursor) {}

    @GET
    public Listed list(
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @QueryParam("order") String order,
            @QueryParam("cursor") String cursor) {
        BanFilter filter = filter();
        PageRequest wanted = PageRequest.parse(page, pageSize);
        Sequence sequence = Sequence.parse(order);
        BanCursor after = BanCursor.parse(cursor);
        if (after == null && wanted.page() > 1) {
            return page(history.page(filter, sequence, wanted));
        }
        BanSlice slice = history.slice(filter, sequence, after, wanted.pageSize());
        String next = slice.next() == null ? null : slice.next().text();
        List<BanEntry> items = slice.items().stream().map(BanEntry::of).toList();
        return new Listed(items, history.count(filter), wanted.page(), wanted.pageSize(), next);
    }

    private static Listed page(Page<ArchivedBan> page) {
        List<ArchivedBan> bans = page.items();
        boolean last = bans.size() < page.pageSize();
        String next = last ? null : BanCursor.of(bans.get(bans.size() - 1)).text();
        return new Listed(bans.stream().map(BanEntry::of).toList(), page.total(), page.page(), page.pageSize(), next);
    }

    @GET
    @Path("/ip/{ip: .+}")
    public StoryEntry story(@PathParam("ip") String ip, @QueryParam("host") String host) {
        return StoryEntry.of(history.story(history.known(HostId.parse(host)), id(ip)));
    }

    /** In the form fail2ban lists it. */
    private static BanId id(String text) {
        try {
            return new BanId(Cidr.parse(text).text());
        } catch (IllegalArgumentException neitherAddressNorNetwork) {
            return new BanId(text);
        }
    }

    /** Counts all bans anew; the answer comes at once, the count takes its time. */
    @POST
    @Path("/rebuild")
    public Response rebuild() {
        history.rebuild();
        return Response.accepted().build();
    }

    /** How far the archive is filled with what fail2ban knew before. */
    @GET
    @Path("/back-fill")
    public BackFillState backFill(@QueryParam("host") String host) {
        return history.backFill(history.known(HostId.parse(host))).orElse(null);
    }

    @GET
    @Path("/export")
    @Produces({"text/csv", "application/x-ndjson"})
    public Response export(@QueryParam("format") String format) {
        BanFilter filter = filter();
        boolean csv = format == null || format.isEmpty() || format.equals("csv");
        if (!csv && !format.equals("ndjson")) {
            throw new BadParameterException("The format must be csv or ndjson.");
        }
        Jsonb json = providers
                .getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE)
                .getContext(BanEntry.class);
        StreamingOutput body = csv ? out -> export.csv(filter, out) : out -> export.lines(filter, json::toJson, out);
        return Response.ok(body, csv ? "text/csv;charset=UTF-8" : "application/x-ndjson")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"bangui-history." + (csv ? "csv" : "ndjson") + "\"")
                .build();
    }

    private BanFilter filter() {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        HostId host = history.known(HostId.parse(query.getFirst("host")));
        String jail = query.getFirst("jail");
        return new BanFilter(
                host,
                range(query),
                isGiven(jail) ? new JailName(jail) : null,
                Origin.parse(query.getFirst("origin")),
                country(query.getFirst("country")),
                network(query.getFirst("ip")));
    }

    /** Without any: all times. */
    private TimeRange range(MultivaluedMap<String, String> query) {
        String range = query.getFirst("range");
        String from = query.getFirst("from");
        String to = query.getFirst("to");
        boolean none = !isGiven(range) && !isGiven(from) && !isGiven(to);
        return none ? null : TimeRange.parse(range, from, to, clock.instant());
    }

    private static String country(String code) {
        if (!isGiven(code)) {
            return null;
        }
        if (!code.matches("[A-Z]{2}|unknown")) {
            throw new BadParameterException("The parameter country must be a code of two capital letters, or unknown.");
        }
        return code.equals("unknown") ? "" : code;
    }

    private static Cidr network(String text) {
        if (!isGiven(text)) {
            return null;
        }
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(
                    "The parameter ip must be an IP address or a network such as 192.0.2.0/24.");
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }
}
