package org.bangui.geo;

import java.time.Instant;

/**
 * How geolocation is doing since this server started.
 *
 * @param unknown lookups that found nothing
 * @param cache answers of the two services
 * @param fallback the service that is asked about what the files do not know
 * @param registry the registries, asked about single addresses
 */
public record GeoStats(
        Database countries,
        Database networks,
        long lookups,
        long unknown,
        Cache cache,
        Service fallback,
        Service registry) {

    /**
     * @param negative of them: nothing was known
     * @param unwritten of them: not in the database yet
     */
    public record Cache(long entries, long negative, long unwritten) {}

    /**
     * @param waiting addresses that are to be asked about
     * @param problem why it could not be asked the last time, null when it could
     */
    public record Service(boolean enabled, long waiting, String problem) {}

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
