package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the set-up asked for and the console may change later. Kept in memory for a few seconds. */
@ApplicationScoped
public class Preferences {

    public static final Duration DEFAULT_SESSION_LENGTH = Duration.ofHours(8);

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String PREFIX = "preference.";
    private static final String TIMEZONE = PREFIX + "timezone";
    private static final String SESSION_SECONDS = PREFIX + "session_seconds";
    private static final String MAP_THRESHOLDS = PREFIX + "map_thresholds";

    @Inject
    StoredSettings stored;

    private volatile Snapshot snapshot;

    /** The zone that times are shown and schedules are meant in. */
    public ZoneId timezone() {
        String zone = values().get(TIMEZONE);
        return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    public Duration sessionLength() {
        String seconds = values().get(SESSION_SECONDS);
        return seconds == null ? DEFAULT_SESSION_LENGTH : Duration.ofSeconds(Long.parseLong(seconds));
    }

    public MapThresholds mapThresholds() {
        String text = values().get(MAP_THRESHOLDS);
        if (text == null) {
            return MapThresholds.DEFAULT;
        }
        String[] parts = text.split(",");
        return new MapThresholds(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** The rows that stand for these preferences, for whoever stores them together with others. */
    public static Map<String, String> rows(ZoneId timezone, Duration sessionLength, MapThresholds thresholds) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(TIMEZONE, timezone.getId());
        rows.put(SESSION_SECONDS, String.valueOf(sessionLength.toSeconds()));
        rows.put(MAP_THRESHOLDS, thresholds.low() + "," + thresholds.medium() + "," + thresholds.high());
        return rows;
    }

    /** Reads them anew at the next question. */
    public void refresh() {
        snapshot = null;
    }

    private Map<String, String> values() {
        Snapshot known = snapshot;
        if (known == null || System.nanoTime() - known.readAt() > FRESH.toNanos()) {
            known = new Snapshot(stored.all(PREFIX), System.nanoTime());
            snapshot = known;
        }
        return known.values();
    }

    private record Snapshot(Map<String, String> values, long readAt) {}
}
