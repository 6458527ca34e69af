package org.bangui.dashboard;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bangui.history.BanFilter;
import org.bangui.history.CountryCount;
import org.bangui.history.EmptyRange;
import org.bangui.history.HistoryService;
import org.bangui.history.JailCount;
import org.bangui.history.NetworkCount;
import org.bangui.history.PeriodView;
import org.bangui.history.Trend;
import org.bangui.system.TimeRange;

/** The figures of the overview: tiles, bans over time, bans by jail, country and network. */
@Named
@ViewScoped
public class DashboardView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 8;

    @Inject
    DashboardService dashboard;

    @Inject
    HistoryService history;

    @Inject
    PeriodView period;

    private Tiles tiles;
    private long bansLastHour;
    private long bansHourBefore;
    private Trend trend;
    private List<JailCount> byJail;
    private List<CountryCount> byCountry;
    private List<NetworkCount> byNetwork;
    private EmptyRange whyEmpty;

    /** Reads everything anew. */
    public void load() {
        BanFilter filter = period.filter();
        tiles = dashboard.tiles(filter);
        TimeRange hour = TimeRange.last(Duration.ofHours(1), Instant.now());
        bansLastHour = history.count(filter.in(hour));
        bansHourBefore = history.count(filter.in(hour.previous()));
        trend = history.trend(filter);
        byJail = history.byJail(filter).stream().limit(MOST_NAMED).toList();
        byCountry = history.byCountry(filter).stream().limit(MOST_NAMED).toList();
        byNetwork = history.byNetwork(filter, MOST_NAMED);
        whyEmpty = tiles.bansInRange() > 0 ? null : history.whyEmpty(filter).orElse(null);
    }

    /** The chart's data; its looks are the page's. */
    public String getChart() {
        JsonArrayBuilder times = Json.createArrayBuilder();
        JsonArrayBuilder counts = Json.createArrayBuilder();
        for (Trend.Bucket bucket : trend.buckets()) {
            times.add(bucket.time().toEpochMilli());
            counts.add(bucket.count());
        }
        JsonObjectBuilder line = Json.createObjectBuilder().add("data", counts);
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add("labels", times)
                .add("datasets", Json.createArrayBuilder().add(line));
        return Json.createObjectBuilder()
                .add("type", "line")
                .add("data", data)
                .build()
                .toString();
    }

    /** Per cent more (less: negative) bans than in the period before; null when there is nothing to compare with. */
    public Long getChange() {
        return change(tiles.bansInRange(), tiles.bansBefore());
    }

    /** As {@link #getChange()}, for the last hour. */
    public Long getHourChange() {
        return change(bansLastHour, bansHourBefore);
    }

    /** As {@link #getChange()}, for what is banned now against the start of the span. */
    public Long getBannedChange() {
        return tiles.then() == null
                ? null
                : change(tiles.bannedNow(), tiles.then().banned());
    }

    /** As {@link #getChange()}, for failures. */
    public Long getFailuresChange() {
        return change(tiles.failuresInRange(), tiles.failuresBefore());
    }

    private static Long change(Long now, Long before) {
        return now == null || before == null || before == 0 ? null : Math.round(100.0 * (now - before) / before);
    }

    public Tiles getTiles() {
        return tiles;
    }

    public long getBansLastHour() {
        return bansLastHour;
    }

    public Trend getTrend() {
        return trend;
    }

    public List<JailCount> getByJail() {
        return byJail;
    }

    /** Most bans first; those of no known country are one row. */
    public List<CountryCount> getByCountry() {
        return byCountry;
    }

    /** Most bans first. */
    public List<NetworkCount> getByNetwork() {
        return byNetwork;
    }

    /** Null where there are bans to show, or none at all. */
    public EmptyRange getWhyEmpty() {
        return whyEmpty;
    }
}
