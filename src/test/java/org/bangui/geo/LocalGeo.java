package org.bangui.geo;

import java.time.Clock;
import java.util.Map;
import org.bangui.net.GuardedHttp;
import org.bangui.system.Database;
import org.bangui.system.Settings;

/** Geolocation without a server. */
public final class LocalGeo {

    private LocalGeo() {}

    /** With the bundled data. */
    public static GeoService bundled() {
        GeoService geo = closed();
        geo.open(null, null);
        return geo;
    }

    /** Without any data yet; it asks nobody. */
    static GeoService closed() {
        GeoService geo = new GeoService();
        geo.network = lookups(false, cache(null, Clock.systemUTC()));
        return geo;
    }

    static GeoCache cache(Database database, Clock clock) {
        GeoCache cache = new GeoCache();
        cache.repository = new GeoCacheRepository();
        cache.repository.database = database;
        cache.clock = clock;
        return cache;
    }

    /** Lookups over the network, which lead nowhere until they get other services. */
    static NetworkLookups lookups(boolean fallback, GeoCache cache) {
        NetworkLookups lookups = new NetworkLookups();
        lookups.settings = Settings.load(
                Map.of("BANGUI_HOME", "target/no-home", "BANGUI_GEO_HTTP_FALLBACK", String.valueOf(fallback)));
        lookups.cache = cache;
        lookups.clock = cache.clock;
        lookups.services = new NetworkServices(new GuardedHttp(), "http://127.0.0.1:1/", "http://127.0.0.1:1/");
        return lookups;
    }
}
