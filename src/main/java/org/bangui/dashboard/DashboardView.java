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
import org.bangui.history.HistoryService;
import org.bangui.history.JailCount;
import org.bangui.history.Origin;
import org.bangui.history.Trend;
import org.bangui.system.HostId;
import org.bangui.system.TimeRange;

/** The figures of the overview: tiles, bans over time, bans by jail. */
@Named
@ViewScoped
public class DashboardView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final List<String> RANGES = List.of("24h", "7d", "30d", "365d");
    private static final List<String> ORIGINS = List.of("all", "selfblock", "blocklist");
    private static final int MOST_JAILS = 8;

    @Inject
    DashboardService dashboard;

    @Inject
    HistoryService history;

    private String range = RANGES.get(0);
    private String origin = ORIGINS.get(0);
    private Tiles tiles;
    private long bansLastHour;
    private Trend trend;
    private List<JailCount> byJail;

    /** Reads everything anew. */
    public void load() {
        BanFilter filter = filter();
        tiles = dashboard.tiles(filter);
        bansLastHour = history.count(filter(TimeRange.last(Duration.ofHours(1), Instant.now())));
        trend = history.trend(filter);
        byJail = history.byJail(filter).stream().limit(MOST_JAILS).toList();
    }

    /** Which bans are meant, up to now. */
    BanFilter filter() {
        return filter(TimeRange.parse(range, null, null, Instant.now()));
    }

    private BanFilter filter(TimeRange span) {
        return new BanFilter(HostId.LOCAL, span, null, Origin.parse(origin));
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
        Long before = tiles.bansBefore();
        return before == null || before == 0 ? null : Math.round(100.0 * (tiles.bansInRange() - before) / before);
    }

    public List<String> getRanges() {
        return RANGES;
    }

    public List<String> getOrigins() {
        return ORIGINS;
    }

    public String getRange() {
        return range;
    }

    public void setRange(String range) {
        this.range = range != null && RANGES.contains(range) ? range : RANGES.get(0);
    }

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin != null && ORIGINS.contains(origin) ? origin : ORIGINS.get(0);
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
}
