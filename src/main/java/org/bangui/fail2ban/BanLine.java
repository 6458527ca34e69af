package org.bangui.fail2ban;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code get JAIL banip --with-time}: {@code 192.0.2.1 \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01}.
 *
 * @param start in the daemon's local time, whose zone it does not tell
 */
record BanLine(BanId id, LocalDateTime start, long seconds) {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
    private static final Pattern FORM =
            Pattern.compile("(.*?) ?\\t(" + TIME + ") \\+ (-?\\d{1,18}) = " + TIME, Pattern.DOTALL);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Empty when it is no such line, or the banned text cannot be handled safely. */
    static Optional<BanLine> parse(String line) {
        Matcher matcher = FORM.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BanLine(
                    new BanId(matcher.group(1)),
                    LocalDateTime.parse(matcher.group(2), LOCAL),
                    Math.max(-1, Long.parseLong(matcher.group(3)))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isPermanent() {
        return seconds < 0;
    }

    /** Times end with the year 9999, as they do for the daemon. */
    ActiveBan in(ZoneId zone) {
        Instant from = start.atZone(zone).toInstant();
        long length = Math.min(seconds, Math.max(0, LAST.getEpochSecond() - from.getEpochSecond()));
        return new ActiveBan(id, from, seconds, isPermanent() ? null : from.plusSeconds(length));
    }
}
