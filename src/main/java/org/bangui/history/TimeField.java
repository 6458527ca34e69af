package org.bangui.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What a field for date and time holds: minutes in the zone of the pages.
 *
 * @param time null for an empty field
 */
record TimeField(Instant time, ZoneId zone) {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /**
     * Takes what the field sends, or a time with its own offset.
     *
     * @throws DateTimeException when it is neither
     */
    static TimeField read(String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return new TimeField(null, zone);
        }
        try {
            return new TimeField(OffsetDateTime.parse(text.strip()).toInstant(), zone);
        } catch (DateTimeException local) {
            Instant time = LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
            return new TimeField(time.truncatedTo(ChronoUnit.MINUTES), zone);
        }
    }

    String text() {
        return time == null ? "" : WRITTEN.format(time.atZone(zone));
    }
}
