package org.bangui.system;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** A span of time, {@code from} included, {@code to} excluded. */
public record TimeRange(Instant from, Instant to) implements Serializable {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("The start must lie before the end.");
        }
    }

    private static final Map<String, Duration> PRESETS = Map.of(
            "24h", Duration.ofHours(24),
            "7d", Duration.ofDays(7),
            "30d", Duration.ofDays(30),
            "365d", Duration.ofDays(365));

    /**
     * Reads the query parameters: a preset, or two ISO-8601 times of which one may be missing; nothing means 24 hours.
     *
     * @return null for all times
     * @throws BadParameterException when they make no sense
     */
    public static TimeRange parse(String range, String from, String to, Instant now) {
        boolean times = isGiven(from) || isGiven(to);
        if (times && isGiven(range)) {
            throw new BadParameterException("Give either range or from and to, not both.");
        }
        if (times) {
            return between(time(from, "from", Instant.EPOCH), time(to, "to", now));
        }
        if ("all".equals(range)) {
            return null;
        }
        Duration length = PRESETS.get(isGiven(range) ? range : "24h");
        if (length == null) {
            throw new BadParameterException("The range must be 24h, 7d, 30d, 365d or all.");
        }
        return last(length, now);
    }

    private static TimeRange between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new BadParameterException("The parameter from must lie before to.");
        }
        return new TimeRange(from, to);
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }

    private static Instant time(String text, String name, Instant otherwise) {
        if (!isGiven(text)) {
            return otherwise;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw new BadParameterException("The parameter " + name + " must lie between 1970 and 9999.");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new BadParameterException("The parameter " + name + " must be a time such as 2026-03-14T10:09:55Z.");
        }
    }

    public static TimeRange last(Duration length, Instant now) {
        return new TimeRange(now.minus(length), now);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The span of the same length just before this one. */
    public TimeRange previous() {
        return new TimeRange(from.minus(length()), from);
    }

    /** The first whole second in the range, since 1970: bans are stored in whole seconds. */
    public long firstSecond() {
        return roundedUp(from);
    }

    /** The first whole second after the range. */
    public long endSecond() {
        return roundedUp(to);
    }

    private static long roundedUp(Instant time) {
        return time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
    }
}
