package org.bangui.geo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bangui.net.DownloadException;
import org.bangui.net.GuardedHttp;
import org.bangui.net.IpAddress;
import org.bangui.net.StatusException;

/** How the services on the network are asked, and what their answers mean. Nothing of an answer is believed to be well-formed. */
final class NetworkServices {

    private static final int NESTED = 20;

    private final GuardedHttp http;
    private final String ipApi;
    private final String rdap;

    NetworkServices() {
        this(GuardedHttp.brief(), "http://ip-api.com/json/", "https://rdap.org/ip/");
    }

    /** @param ipApi what the address is appended to */
    NetworkServices(GuardedHttp http, String ipApi, String rdap) {
        this.http = http;
        this.ipApi = ipApi;
        this.rdap = rdap;
    }

    /** @throws DownloadException when the service cannot be asked */
    NetworkAnswer ask(Resolver resolver, IpAddress ip, Instant now) {
        try {
            return resolver == Resolver.RDAP ? rdap(ip, now) : ipApi(ip, now);
        } catch (StatusException e) {
            if (e.status() == 404) {
                return NetworkAnswer.negative(ip, resolver, now);
            }
            throw e;
        } catch (JsonException | ClassCastException e) {
            throw new DownloadException("The service answered something that is not understood.", e);
        }
    }

    private JsonObject fetch(String url) {
        return http.get(URI.create(url), NetworkServices::object);
    }

    private static JsonObject object(InputStream body) throws IOException {
        try (JsonReader reader = Json.createReader(body)) {
            return reader.readObject();
        }
    }

    private NetworkAnswer ipApi(IpAddress ip, Instant now) {
        JsonObject answer = fetch(ipApi + ip.text() + "?fields=status,countryCode,as,org");
        String system = text(answer, "as");
        int end = system == null ? -1 : (system + " ").indexOf(' ');
        String number = system != null && system.matches("AS\\d{1,10}( .*)?") ? system.substring(0, end) : null;
        String name = number != null && system.length() > end ? system.substring(end + 1) : text(answer, "org");
        return new NetworkAnswer(
                ip, Resolver.IP_API, country(answer, "countryCode"), number, name, null, null, now, now);
    }

    private NetworkAnswer rdap(IpAddress ip, Instant now) {
        JsonObject answer = fetch(rdap + ip.text());
        String first = text(answer, "startAddress");
        String last = text(answer, "endAddress");
        String org = contact(answer, "registrant", "fn", NESTED).orElseGet(() -> text(answer, "name"));
        return new NetworkAnswer(
                ip,
                Resolver.RDAP,
                country(answer, "country"),
                null,
                org,
                first == null || last == null ? null : first + " - " + last,
                contact(answer, "abuse", "email", NESTED).orElse(null),
                now,
                now);
    }

    /** One line of the business card of whoever has this role, at any depth. */
    private static Optional<String> contact(JsonObject of, String role, String line, int depth) {
        if (depth == 0) {
            return Optional.empty();
        }
        for (JsonObject entity : objects(of, "entities").toList()) {
            Optional<String> found = hasRole(entity, role) ? card(entity, line) : Optional.empty();
            found = found.isPresent() ? found : contact(entity, role, line, depth - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean hasRole(JsonObject entity, String role) {
        return entity.containsKey("roles")
                && entity.getJsonArray("roles").stream()
                        .anyMatch(each -> each instanceof JsonString text
                                && text.getString().equals(role));
    }

    /** A vCard is {@code ["vcard", [[name, parameters, type, value], ...]]}. */
    private static Optional<String> card(JsonObject entity, String line) {
        if (!entity.containsKey("vcardArray")
                || entity.getJsonArray("vcardArray").size() < 2) {
            return Optional.empty();
        }
        return entity.getJsonArray("vcardArray").getJsonArray(1).stream()
                .map(JsonValue::asJsonArray)
                .filter(each -> each.size() > 3 && each.getString(0, "").equals(line))
                .map(each -> MmdbRecords.clean(each.getString(3, "")))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Stream<JsonObject> objects(JsonObject of, String name) {
        return of.containsKey(name) ? of.getJsonArray(name).stream().map(JsonValue::asJsonObject) : Stream.empty();
    }

    private static String text(JsonObject of, String name) {
        String text = MmdbRecords.clean(of.getString(name, ""));
        return text.isEmpty() ? null : text;
    }

    private static String country(JsonObject of, String name) {
        String code = text(of, name);
        return code != null && code.matches("[A-Z]{2}") ? code : null;
    }
}
