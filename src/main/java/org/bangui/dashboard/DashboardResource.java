package org.bangui.dashboard;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bangui.history.BanEntry;
import org.bangui.history.BanFilter;
import org.bangui.history.CountryCount;
import org.bangui.history.HistoryService;
import org.bangui.history.JailCount;
import org.bangui.history.Origin;
import org.bangui.history.Trend;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.bangui.system.TimeRange;

/** The overview, for scripts. */
@Path("/dashboard")
@Produces(MediaType.APPLICATION_JSON)
public class DashboardResource {

    @Inject
    DashboardService dashboard;

    @Inject
    HistoryService history;

    @Inject
    Clock clock;

    @Context
    UriInfo uri;

    @GET
    @Path("/status")
    public DashboardStatus status(@QueryParam("host") String host) {
        return dashboard.status(HostId.parse(host));
    }

    @GET
    @Path("/bans")
    public Page<BanEntry> bans(@QueryParam("page") String page, @QueryParam("page_size") String pageSize) {
        return BanEntry.of(history.page(filter(), PageRequest.parse(page, pageSize)));
    }

    @GET
    @Path("/bans/by-jail")
    public Map<String, Object> byJail() {
        List<JailCount> jails = history.byJail(filter());
        return Map.of(
                "jails",
                jails,
                "total",
                jails.stream().mapToLong(JailCount::count).sum());
    }

    @GET
    @Path("/bans/by-country")
    public Map<String, Object> byCountry() {
        List<CountryCount> countries = history.byCountry(filter());
        return Map.of(
                "countries",
                countries,
                "total",
                countries.stream().mapToLong(CountryCount::count).sum());
    }

    @GET
    @Path("/bans/trend")
    public Trend trend() {
        return history.trend(filter());
    }

    private BanFilter filter() {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        HostId host = history.known(HostId.parse(query.getFirst("host")));
        TimeRange range =
                TimeRange.parse(query.getFirst("range"), query.getFirst("from"), query.getFirst("to"), clock.instant());
        return new BanFilter(host, range, null, Origin.parse(query.getFirst("origin")));
    }
}
