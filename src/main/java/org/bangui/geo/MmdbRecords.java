package org.bangui.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.regex.Pattern;

/** What is read of a record of an MMDB file. Its texts are somebody else's: codes are checked, names cut to a line. */
final class MmdbRecords {

    private static final int LONGEST_NAME = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private MmdbRecords() {}

    /** A country as any file may have it: flat as the ip-location-db project writes, nested as MaxMind and DB-IP do. */
    public static final class Country {
        private final String code;

        @MaxMindDbConstructor
        public Country(
                @MaxMindDbParameter(name = "country_code") String flat,
                @MaxMindDbParameter(name = "country") Place located,
                @MaxMindDbParameter(name = "registered_country") Place registered) {
            String nested = isCode(Place.code(located)) ? located.code() : Place.code(registered);
            String found = flat == null ? nested : flat;
            this.code = isCode(found) ? found : null;
        }

        /** Alpha-2, null when the record has none. */
        String code() {
            return code;
        }
    }

    /** The part of a nested country that is read. */
    public record Place(String code) {
        @MaxMindDbConstructor
        public Place(@MaxMindDbParameter(name = "iso_code") String code) {
            this.code = code;
        }

        static String code(Place place) {
            return place == null ? null : place.code;
        }
    }

    /** Who runs a network: {@code AS64500}, and the name its owner gave; each null when not known. */
    public static final class Operator {
        private final String asn;
        private final String org;

        @MaxMindDbConstructor
        public Operator(
                @MaxMindDbParameter(name = "autonomous_system_number") Long number,
                @MaxMindDbParameter(name = "autonomous_system_organization") String name) {
            String line = clean(name);
            this.asn = number == null ? null : "AS" + number;
            this.org = line.isEmpty() ? null : line;
        }

        String asn() {
            return asn;
        }

        String org() {
            return org;
        }
    }

    /** A text without control characters and not longer than a line. */
    static String clean(String text) {
        String line = text == null ? "" : CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }

    private static boolean isCode(String text) {
        return text != null && text.length() == 2 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
