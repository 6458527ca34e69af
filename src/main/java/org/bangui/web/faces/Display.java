package org.bangui.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.StringJoiner;
import org.bangui.system.Preferences;
import org.omnifaces.util.Faces;

/** How pages write times, lengths and numbers. The script of the pages writes ages and lengths the same way. */
@Named
@ApplicationScoped
public class Display {

    @Inject
    Preferences preferences;

    /** The zone that times are shown in. */
    public String getZone() {
        return preferences.timezone().getId();
    }

    /** Grouped as the language of the reader does. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Faces.getLocale()).format(number);
    }

    /** The country's name in the language of the reader; empty while it is unknown. */
    public String country(String code) {
        if (code == null || !code.matches("[A-Z]{2}")) {
            return "";
        }
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(Faces.getLocale());
    }

    /** For example {@code 2026-03-14T10:09:55Z}; empty for none. */
    public String iso(Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How long ago, in its largest unit. */
    public String age(Instant time) {
        long seconds = Math.max(0, Duration.between(time, Instant.now()).getSeconds());
        return seconds < 5 ? MessageTexts.text("age.now") : MessageTexts.text("age.ago", parts(seconds, 1));
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
