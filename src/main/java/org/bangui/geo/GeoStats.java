package org.bangui.geo;

import java.time.Instant;

/**
 * How geolocation is doing since this server started.
 *
 * @param unknown lookups that found nothing
 */
public record GeoStats(Database countries, Database networks, long lookups, long unknown) {

    /**
     * @param source what is in use, null when nothing is
     * @param built when its data was made
     * @param problem why the file that was set is not in use, in one sentence; null when it is
     */
    public record Database(String source, Instant built, String problem) {

        static Database of(WatchedDatabase watched) {
            MmdbFile file = watched.current();
            return file == null
                    ? new Database(null, null, watched.problem())
                    : new Database(file.source(), file.built(), watched.problem());
        }
    }
}
