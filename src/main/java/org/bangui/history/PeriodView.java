package org.bangui.history;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;
import org.bangui.system.Preferences;
import org.bangui.system.TimeRange;
import org.omnifaces.util.Messages;

/** Which bans a page is about: a span of time and where they come from. Stands in the page's address. */
@Named("period")
@ViewScoped
public class PeriodView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String FREE = "free";
    private static final List<String> RANGES = List.of("24h", "7d", "30d", "365d", "all");
    private static final List<String> ORIGINS = List.of("all", "selfblock", "blocklist");

    @Inject
    Preferences preferences;

    private String range = RANGES.get(0);
    private String origin = ORIGINS.get(0);
    private Instant from;
    private Instant to;

    /** Falls back to the first range when the two times make no sense. */
    public void check() {
        try {
            range();
        } catch (BadParameterException e) {
            Messages.addGlobalError("period.wrong");
            from = null;
            to = null;
        }
    }

    /** The bans that are meant, up to now. */
    public BanFilter filter() {
        return new BanFilter(HostId.LOCAL, range(), null, Origin.parse(origin));
    }

    private TimeRange range() {
        return TimeRange.parse(isFree() ? null : range, text(from), text(to), Instant.now());
    }

    /** Whether two times were given instead of a range up to now. */
    public boolean isFree() {
        return from != null || to != null;
    }

    /** What the query of an address says of the span. */
    Map<String, String> span() {
        if (!isFree()) {
            return Map.of("range", range);
        }
        Map<String, String> span = new LinkedHashMap<>();
        if (from != null) {
            span.put("from", text(from));
        }
        if (to != null) {
            span.put("to", text(to));
        }
        return span;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    /** The two times in short; one that is not given is left out. */
    public String getWritten() {
        return (getFrom() + " – " + getTo()).replace('T', ' ').strip();
    }

    /** The range, or {@code free}. */
    public String getName() {
        return isFree() ? FREE : range;
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

    /** The start as a field for date and time holds it; empty for none. */
    public String getFrom() {
        return new TimeField(from, preferences.timezone()).text();
    }

    public void setFrom(String from) {
        this.from = time(from);
    }

    /** The end as a field for date and time holds it; empty for none. */
    public String getTo() {
        return new TimeField(to, preferences.timezone()).text();
    }

    public void setTo(String to) {
        this.to = time(to);
    }

    private Instant time(String text) {
        try {
            return TimeField.read(text, preferences.timezone()).time();
        } catch (DateTimeException neither) {
            Messages.addGlobalError("period.wrong");
            return null;
        }
    }
}
