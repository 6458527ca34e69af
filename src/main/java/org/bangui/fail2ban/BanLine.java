package org.bangui.fail2ban;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of {@code get JAIL banip --with-time}: {@code 192.0.2.1 \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01}.
 *
 * @param start in the daemon's local time, whose zone it does not tell
 */
record BanLine(BanId id, LocalDateTime start, long seconds) {

    private static final Pattern LENGTH = Pattern.compile("-?\\d{1,18}");
    private static final String TIME_FORM = "0000-00-00 00:00:00";

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Empty when it is no such line, or the banned text cannot be handled safely. */
    static Optional<BanLine> parse(String line) {
        int tab = line.lastIndexOf('\t');
        int plus = tab + 1 + TIME_FORM.length();
        int equals = line.length() - TIME_FORM.length() - 3;
        if (tab < 0 || equals < plus + 3 || !line.startsWith(" + ", plus) || !line.startsWith(" = ", equals)) {
            return Optional.empty();
        }
        String length = line.substring(plus + 3, equals);
        if (!isTime(line, tab + 1)
                || !isTime(line, equals + 3)
                || !LENGTH.matcher(length).matches()) {
            return Optional.empty();
        }
        try {
            boolean blank = tab > 0 && line.charAt(tab - 1) == ' ';
            return Optional.of(new BanLine(
                    new BanId(line.substring(0, blank ? tab - 1 : tab)),
                    time(line, tab + 1),
                    Math.max(-1, Long.parseLong(length))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isTime(String line, int from) {
        for (int i = 0; i < TIME_FORM.length(); i++) {
            char wanted = TIME_FORM.charAt(i);
            char found = line.charAt(from + i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    /** 50,000 lines at once are nothing rare, and a formatter takes five times as long. */
    private static LocalDateTime time(String line, int from) {
        return LocalDateTime.of(
                number(line, from, 4),
                number(line, from + 5, 2),
                number(line, from + 8, 2),
                number(line, from + 11, 2),
                number(line, from + 14, 2),
                number(line, from + 17, 2));
    }

    private static int number(String line, int from, int digits) {
        return Integer.parseInt(line, from, from + digits, 10);
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
