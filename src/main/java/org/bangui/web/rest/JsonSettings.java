package org.bangui.web.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** JSON as the API promises it: snake_case, nulls written, unknown members refused. */
@Provider
public class JsonSettings implements ContextResolver<Jsonb> {

    private static final String FAIL_ON_UNKNOWN_MEMBERS = "jsonb.fail-on-unknown-properties";

    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig()
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
            .withNullValues(true)
            .withAdapters(JsonTypes.adapters())
            .setProperty(FAIL_ON_UNKNOWN_MEMBERS, true));

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
