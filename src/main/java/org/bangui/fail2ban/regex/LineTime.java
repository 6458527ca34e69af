package org.bangui.fail2ban.regex;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a log line begins with, in the forms most logs use, and the line without it, as fail2ban cuts it out before it looks
 * for failures.
 *
 * @param time empty when the line shows none of these forms
 * @param rest the line without its time
 * @param at where the time stood
 * @param length of the time, 0 for none
 */
public record LineTime(Optional<Instant> time, String rest, int at, int length) {

    private static final int LONGEST_PREFIX = 200;

    private static final List<Form> FORMS = List.of(
            new Form(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)",
                    "yyyy-MM-dd'T'HH:mm:ssXX"),
            new Form("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?", "yyyy-MM-dd[' ']['T']HH:mm:ss"),
            new Form("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", "yyyy/MM/dd HH:mm:ss"),
            new Form("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "dd/MMM/yyyy:HH:mm:ss XX"),
            new Form(
                    "(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})? \\d{4}",
                    "[EEE ]MMM d HH:mm:ss yyyy"),
            new Form("[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d", "MMM d HH:mm:ss"));

    /** One way to write a time. */
    private record Form(Pattern pattern, DateTimeFormatter reader, boolean hasYear) {
        Form(String pattern, String format) {
            this(Pattern.compile(pattern), reader(format), format.contains("yyyy"));
        }

        private static DateTimeFormatter reader(String format) {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(format);
            if (!format.contains("yyyy")) {
                builder.parseDefaulting(ChronoField.YEAR_OF_ERA, 2000);
            }
            return builder.toFormatter(Locale.ENGLISH);
        }
    }

    /**
     * @param now for forms that leave out the year: the latest one that does not lie in the future
     * @param zone for forms that name none
     */
    public static LineTime of(String line, Instant now, ZoneId zone) {
        String start = line.substring(0, Math.min(line.length(), LONGEST_PREFIX));
        for (Form form : FORMS) {
            Matcher found = form.pattern().matcher(start);
            if (found.find()) {
                String rest = line.substring(0, found.start()) + line.substring(found.end());
                int length = found.end() - found.start();
                return new LineTime(read(form, found.group(), now, zone), rest, found.start(), length);
            }
        }
        return new LineTime(Optional.empty(), line, 0, 0);
    }

    /** Where in the line a part begins that begins here in the rest. */
    int startInLine(int inRest) {
        return inRest < at ? inRest : inRest + length;
    }

    /** Where in the line a part ends that ends here in the rest. */
    int endInLine(int inRest) {
        return inRest <= at ? inRest : inRest + length;
    }

    private static Optional<Instant> read(Form form, String text, Instant now, ZoneId zone) {
        String plain = text.replaceAll("(:\\d\\d)[.,]\\d+", "$1")
                .replaceAll("([+-]\\d\\d):(\\d\\d)$", "$1$2")
                .replaceAll(" +", " ");
        try {
            if (plain.matches(".*(?:Z|[+-]\\d{4})$")) {
                return Optional.of(OffsetDateTime.parse(plain, form.reader()).toInstant());
            }
            LocalDateTime local = LocalDateTime.parse(plain, form.reader());
            return Optional.of((form.hasYear() ? local : inLatestYear(local, now, zone))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime inLatestYear(LocalDateTime local, Instant now, ZoneId zone) {
        LocalDateTime today = LocalDateTime.ofInstant(now, zone);
        LocalDateTime thisYear = local.withYear(today.getYear());
        return thisYear.isAfter(today.plusDays(1)) ? thisYear.minusYears(1) : thisYear;
    }
}
