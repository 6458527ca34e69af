package org.bangui.history;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What led to a ban, out of fail2ban's own JSON. The matches were written by attackers: their number and length are bounded. */
record BanDetails(int failures, List<String> matches) {

    static final BanDetails NONE = new BanDetails(0, List.of());

    // Json.createReader looks for an implementation on every call
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final int MAX_MATCHES = 20;
    private static final int MAX_LENGTH = 1_000;

    /** Reads the column {@code data} of fail2ban's database; nothing where it makes no sense. */
    static BanDetails of(String data) {
        if (data == null) {
            return NONE;
        }
        try (JsonReader reader = READERS.createReader(new StringReader(data))) {
            JsonObject object = reader.readObject();
            return new BanDetails(number(object.get("failures")), lines(object.get("matches")));
        } catch (JsonException notJson) {
            return NONE;
        }
    }

    private static int number(JsonValue value) {
        String digits = String.valueOf(value);
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    /** The last lines; each is a text, or a list of the texts before, of and after its date. */
    private static List<String> lines(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return List.of();
        }
        return array.stream()
                .skip(Math.max(0, array.size() - MAX_MATCHES))
                .map(BanDetails::line)
                .toList();
    }

    private static String line(JsonValue value) {
        if (value instanceof JsonArray parts) {
            return bounded(parts.stream().map(BanDetails::text).collect(Collectors.joining()));
        }
        return bounded(text(value));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : "";
    }

    /** PostgreSQL stores no NUL and no half of a surrogate pair. */
    private static String bounded(String line) {
        String cut = line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
        return cut.codePoints()
                .map(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? 0xFFFD
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The matches as they stand in the archive. */
    String matchesJson() {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        matches.forEach(array::add);
        return array.build().toString();
    }

    /** Reads {@link #matchesJson()}. */
    static List<String> matches(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readArray().stream().map(BanDetails::text).toList();
        }
    }
}
