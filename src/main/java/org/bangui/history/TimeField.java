package org.bangui.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What a field for date and time holds: minutes in the zone of the pages. */
final class TimeField {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private TimeField() {}

    /** Empty for null. */
    static String write(Instant time, ZoneId zone) {
        return time == null ? "" : WRITTEN.format(time.atZone(zone));
    }

    /**
     * Takes what the field sends, or a time with its own offset.
     *
     * @return null for nothing
     * @throws DateTimeException when it is neither
     */
    static Instant read(String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException local) {
            Instant time = LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
            return time.truncatedTo(ChronoUnit.MINUTES);
        }
    }
}
