package org.bangui.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.geo.GeoService;
import org.bangui.history.CountryParam;
import org.bangui.system.Preferences;
import org.bangui.system.Sentences;
import org.omnifaces.util.Faces;

/** How pages write times, lengths and numbers. The script of the pages writes ages and lengths the same way. */
@Named
@ApplicationScoped
public class Display {

    private static final Set<String> FLAGS = Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK", "EU"))
            .collect(Collectors.toSet());

    @Inject
    Preferences preferences;

    @Inject
    GeoService geo;

    /** The zone that times are shown in. */
    public String getZone() {
        return preferences.timezone().getId();
    }

    /** Grouped as the language of the reader does. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Faces.getLocale()).format(number);
    }

    /** A country's name in the language of the reader. */
    public String country(String code) {
        return code == null ? MessageTexts.text("country.unknown") : geo.countryName(code, Faces.getLocale());
    }

    /** How addresses of pages name a country; null is an unknown one. */
    public String countryParam(String code) {
        return CountryParam.of(code).text();
    }

    /** Whether pages that show countries owe their reader a link to DB-IP. */
    public boolean isCreditingDbIp() {
        return geo.owesLinkToDbIp();
    }

    /** Whether there is a flag of the country. */
    public boolean hasFlag(String code) {
        return FLAGS.contains(code == null ? "" : code);
    }

    /** A piece of a line; {@code found} when it is what was looked for. */
    public record Part(String text, boolean found) {}

    /** The line in pieces, so that a page can mark what was looked for. */
    public List<Part> parts(String line, String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return List.of(new Part(line, false));
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, from)) {
            parts.add(new Part(line.substring(from, at), false));
            parts.add(new Part(wanted, true));
            from = at + wanted.length();
        }
        parts.add(new Part(line.substring(from), false));
        return parts;
    }

    /** For example {@code 2026-03-14T10:09:55Z}; empty for none. */
    public String iso(Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Date and time in the zone of the pages, as the language of the reader writes them. */
    public String time(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Faces.getLocale())
                .format(time.atZone(preferences.timezone()));
    }

    /** How long ago, in its largest unit. */
    public String age(Instant time) {
        long seconds = Math.max(0, Duration.between(time, Instant.now()).getSeconds());
        return seconds < 5 ? MessageTexts.text("age.now") : MessageTexts.text("age.ago", parts(seconds, 1));
    }

    /** Whether what was read then is older than what a daemon that answers in time would have told. */
    public boolean isOld(Instant takenAt) {
        return takenAt != null && takenAt.plusSeconds(5).isBefore(Instant.now());
    }

    /** A length in seconds, in its two largest units; -1 is permanent. */
    public String length(long seconds) {
        return seconds < 0 ? MessageTexts.text("length.permanent") : parts(seconds, 2);
    }

    /** How long until then; none is permanent. */
    public String until(Instant time) {
        return time == null
                ? MessageTexts.text("length.permanent")
                : parts(Math.max(0, Duration.between(Instant.now(), time).getSeconds()), 2);
    }

    /** What a person calls an option of fail2ban; its own name when nobody knows it. */
    public String option(String name) {
        return aboutOption(name)[0];
    }

    /** What an option is for: one that fail2ban does not know is there for other values to take in. */
    public String optionHelp(String name) {
        String[] about = aboutOption(name);
        return about.length > 1 ? about[1] : MessageTexts.text("config.ownOption", name);
    }

    private static String[] aboutOption(String name) {
        String key = "option." + name;
        ResourceBundle texts = ResourceBundle.getBundle(Sentences.BUNDLE, Faces.getLocale());
        return texts.containsKey(key) ? texts.getString(key).split("\\|", 2) : new String[] {name};
    }

    private static String parts(long seconds, int most) {
        long[] amounts = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
        String[] units = {"d", "h", "min", "s"};
        StringJoiner text = new StringJoiner(" ");
        int written = 0;
        for (int i = 0; i < units.length && written < most; i++) {
            if (amounts[i] > 0) {
                text.add(amounts[i] + "\u00a0" + units[i]);
            }
            written += amounts[i] > 0 || written > 0 ? 1 : 0;
        }
        return written == 0 ? "0\u00a0s" : text.toString();
    }
}
