package org.bangui.history;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    @Inject
    Preferences preferences;

    private String range = RANGES.get(0);
    private String origin = ORIGINS.get(0);
    private Instant from;
    private Instant to;

    /** Falls back to the first range when the two times make no sense. */
    public void check() {
        try {
            span();
        } catch (BadParameterException e) {
            Messages.addGlobalError("period.wrong");
            from = null;
            to = null;
        }
    }

    /** The bans that are meant, up to now. */
    public BanFilter filter() {
        return new BanFilter(HostId.LOCAL, span(), null, Origin.parse(origin));
    }

    private TimeRange span() {
        return TimeRange.parse(isFree() ? null : range, text(from), text(to), Instant.now());
    }

    /** Whether two times were given instead of a range up to now. */
    public boolean isFree() {
        return from != null || to != null;
    }

    /** The query of an address for another origin, the same span and the page's other filters. */
    public String withOrigin(String other, Map<String, String> filters) {
        return query(other, span(range), filters);
    }

    /** The query of an address for a range up to now, the same origin and the page's other filters. */
    public String withRange(String other, Map<String, String> filters) {
        return query(origin, Map.of("range", other), filters);
    }

    /** The query of an address for all that is chosen now, as the API reads it too. */
    public String query(Map<String, String> filters) {
        return withOrigin(origin, filters);
    }

    private Map<String, String> span(String current) {
        Map<String, String> span = new TreeMap<>();
        if (from != null) {
            span.put("from", text(from));
        }
        if (to != null) {
            span.put("to", text(to));
        }
        return span.isEmpty() ? Map.of("range", current) : span;
    }

    private static String query(String origin, Map<String, String> span, Map<String, String> filters) {
        Map<String, String> parts = new LinkedHashMap<>(span);
        parts.put("origin", origin);
        parts.putAll(filters == null ? Map.of() : filters);
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
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
        return field(from);
    }

    public void setFrom(String from) {
        this.from = time(from);
    }

    /** The end as a field for date and time holds it; empty for none. */
    public String getTo() {
        return field(to);
    }

    public void setTo(String to) {
        this.to = time(to);
    }

    private String field(Instant time) {
        return time == null ? "" : FIELD.format(time.atZone(preferences.timezone()));
    }

    /** Reads a time with an offset, or as a field sends it: in the zone of the pages. What is neither counts as none. */
    private Instant time(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException local) {
            return localTime(text);
        }
    }

    private Instant localTime(String text) {
        try {
            Instant time =
                    LocalDateTime.parse(text).atZone(preferences.timezone()).toInstant();
            return time.truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException neither) {
            Messages.addGlobalError("period.wrong");
            return null;
        }
    }
}
