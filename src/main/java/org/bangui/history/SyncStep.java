package org.bangui.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.system.HostId;

/**
 * What one step of the sync writes, all of it or nothing.
 *
 * @param before the state the step started from
 * @param after the state once it is written
 * @param ends unbans and restored bans, in their order
 * @param banTimes of the jails in seconds, for bans that only the log tells of
 */
record SyncStep(
        HostId host,
        SyncState before,
        SyncState after,
        BanMerge merge,
        List<LoggedEvent> ends,
        Map<JailName, Long> banTimes,
        JailName blocklistJail,
        Instant archivedAt) {

    Origin origin(JailName jail) {
        return jail.equals(blocklistJail) ? Origin.BLOCKLIST : Origin.SELFBLOCK;
    }

    /** Seconds; 0 when unknown. */
    long banSeconds(Sighting ban) {
        return ban.recorded() != null ? ban.recorded().seconds() : banTimes.getOrDefault(ban.jail(), 0L);
    }
}
