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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.history.JailCount;
import org.bangui.history.Origin;
import org.bangui.history.Trend;
import org.bangui.jails.JailService;
import org.bangui.system.HostId;
import org.bangui.system.TimeRange;

/** The numbers of the overview: tiles, bans over time, bans by jail. */
@Named
@ViewScoped
public class DashboardView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DashboardService dashboard;

    @Inject
    HistoryService history;

    @Inject
    JailService jails;

    private String range;
    private String origin;
    private DashboardStatus status;
    private long jailsWithBans;
    private long bans;
    private long bansBefore;
    private long bansLastHour;
    private long bansHourBefore;
    private Trend trend;
    private List<JailCount> byJail;

    /** Reads everything anew. */
    public void load() {
        Instant now = Instant.now();
        BanFilter filter = filter(Range.of(range).until(now));
        BanFilter lastHour = filter(TimeRange.last(Duration.ofHours(1), now));
        status = dashboard.status(HostId.LOCAL);
        jailsWithBans = status.online() ? countJailsWithBans() : 0;
        bans = history.count(filter);
        bansBefore = history.count(filter(filter.range().previous()));
        bansLastHour = history.count(lastHour);
        bansHourBefore = history.count(filter(lastHour.range().previous()));
        trend = history.trend(filter);
        byJail = history.byJail(filter);
    }

    private long countJailsWithBans() {
        return jails.snapshot(HostId.LOCAL).jails().stream()
                .filter(jail -> jail.currentlyBanned() > 0)
                .count();
    }

    private BanFilter filter(TimeRange span) {
        return new BanFilter(HostId.LOCAL, span, null, chosenOrigin());
    }

    private Origin chosenOrigin() {
        return Arrays.stream(Origin.values())
                .filter(known -> known.name().equalsIgnoreCase(origin))
                .findFirst()
                .orElse(null);
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

    /** Per cent more (or less, negative) than in the period before; null when there was nothing to compare with. */
    public Long getChange() {
        return change(bans, bansBefore);
    }

    public Long getChangeOfHour() {
        return change(bansLastHour, bansHourBefore);
    }

    private static Long change(long now, long before) {
        return before == 0 ? null : Math.round(100.0 * (now - before) / before);
    }

    public Range[] getRanges() {
        return Range.values();
    }

    public String getRange() {
        return Range.of(range).getKey();
    }

    public void setRange(String range) {
        this.range = range;
    }

    public String getOrigin() {
        return chosenOrigin() == null ? "all" : chosenOrigin().name().toLowerCase(Locale.ROOT);
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }

    public DashboardStatus getStatus() {
        return status;
    }

    public long getJailsWithBans() {
        return jailsWithBans;
    }

    public long getBans() {
        return bans;
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
