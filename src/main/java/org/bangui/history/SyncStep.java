package org.bangui.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.geo.GeoAnswer;
import org.bangui.system.HostId;

/**
 * What one step of the sync writes, all of it or nothing.
 *
 * @param before the state the step started from
 * @param after the state once it is written
 * @param ends unbans, restored bans and stops of jails, in their order
 * @param found failures
 * @param places of the banned addresses as far as they are known
 * @param banTimes of the jails in seconds, for bans that only the log tells of
 */
record SyncStep(
        HostId host,
        SyncState before,
        SyncState after,
        BanMerge merge,
        List<LoggedEvent> ends,
        List<LoggedEvent> found,
        Map<JailName, Long> banTimes,
        Map<BanId, Whereabouts> places,
        JailName blocklistJail,
        Instant archivedAt) {

    Origin origin(JailName jail) {
        return jail.equals(blocklistJail) ? Origin.BLOCKLIST : Origin.SELFBLOCK;
    }

    Whereabouts whereabouts(BanId id) {
        Whereabouts known = places.get(id);
        return known == null ? Whereabouts.of(id, address -> GeoAnswer.UNKNOWN) : known;
    }

    Counted counted(Sighting ban) {
        Whereabouts where = whereabouts(ban.id());
        return new Counted(
                ban.bannedAt().getEpochSecond(),
                ban.jail(),
                where.geo().countryCode(),
                origin(ban.jail()),
                Counted.network(where.geo(), where.network()));
    }

    /** Seconds; 0 when unknown. */
    long banSeconds(Sighting ban) {
        return ban.recorded() != null ? ban.recorded().seconds() : banTimes.getOrDefault(ban.jail(), 0L);
    }
}
