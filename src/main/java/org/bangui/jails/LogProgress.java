package org.bangui.jails;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;

/**
 * Notices logs that grow and that fail2ban does not read on in: the only sign of a jail that somebody else told to rest,
 * since fail2ban tells nobody. It takes two looks with a new line between them.
 */
final class LogProgress {

    /** fail2ban writes down how far it is with the first line that comes ten seconds after the last time. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(20);

    private static final Duration READ_WITHIN = Duration.ofMinutes(1);

    private final Map<Place, Seen> seen = new ConcurrentHashMap<>();

    private record Place(HostId host, JailName jail, String path) {}

    /** @param since when the log was first seen to be read so far */
    private record Seen(long position, Instant since) {}

    /** @param position up to which byte fail2ban has read the log, null when unknown */
    boolean isStuck(HostId host, JailName jail, LogFile file, Long position, Instant now) {
        Place place = new Place(host, jail, file.path());
        if (position == null || file.changedAt() == null || file.size() <= position) {
            seen.remove(place);
            return false;
        }
        Seen before = seen.compute(
                place, (any, old) -> old != null && old.position() == position ? old : new Seen(position, now));
        return file.changedAt().isAfter(before.since().plus(NOTED_WITHIN))
                && file.changedAt().plus(READ_WITHIN).isBefore(now);
    }
}
