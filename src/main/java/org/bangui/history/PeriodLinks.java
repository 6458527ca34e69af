package org.bangui.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries of addresses that say which bans are meant: the period and the page's other filters (null for none). */
@Named
@RequestScoped
public class PeriodLinks {

    @Inject
    PeriodView period;

    /** All that is chosen now, as the API reads it too. */
    public String same(Map<String, String> filters) {
        return origin(period.getOrigin(), filters);
    }

    /** Another origin in the same span. */
    public String origin(String other, Map<String, String> filters) {
        return query(period.span(), other, filters);
    }

    /** A span up to now of the same origin. */
    public String range(String other, Map<String, String> filters) {
        return query(Map.of("range", other), period.getOrigin(), filters);
    }

    private static String query(Map<String, String> span, String origin, Map<String, String> filters) {
        Map<String, String> parts = new LinkedHashMap<>(span);
        parts.put("origin", origin);
        parts.putAll(filters == null ? Map.of() : filters);
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
