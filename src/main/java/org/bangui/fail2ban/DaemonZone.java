package org.bangui.fail2ban;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The time zone of the daemon, which writes local times and tells no zone. It is taken to be this machine's until bans
 * in force prove otherwise: each began before now and ends after now. Then it is the offset, in quarters of an hour,
 * that all bans allow and that is nearest to this machine's; it holds until it is disproved itself. So it is exact
 * once a fresh or a short ban has been seen, and may be off when a daemon in another zone has only old, long bans.
 */
final class DaemonZone {

    /** fail2ban takes times up to a minute in the future, and lifts bans within seconds. */
    private static final long SLACK = 90;

    private static final int STEP = 900;
    private static final int STEPS = 18 * 3600 / STEP;

    private final ZoneId machine;
    private volatile ZoneId belief;

    DaemonZone(ZoneId machine) {
        this.machine = machine;
        this.belief = machine;
    }

    /** The zone in which these bans are in force now. */
    ZoneId of(List<BanLine> bans, Instant now) {
        if (!fits(belief, bans, now)) {
            belief = derive(bans, now);
        }
        return belief;
    }

    private static boolean fits(ZoneId zone, List<BanLine> bans, Instant now) {
        return bans.stream().allMatch(ban -> fits(ban.in(zone), now));
    }

    private static boolean fits(ActiveBan ban, Instant now) {
        boolean begun = !ban.bannedAt().isAfter(now.plusSeconds(SLACK));
        return begun && (ban.endsAt() == null || !ban.endsAt().isBefore(now.minusSeconds(SLACK)));
    }

    private ZoneId derive(List<BanLine> bans, Instant now) {
        int here = machine.getRules().getOffset(now).getTotalSeconds();
        return IntStream.rangeClosed(-STEPS, STEPS)
                .mapToObj(step -> ZoneOffset.ofTotalSeconds(step * STEP))
                .filter(offset -> fits(offset, bans, now))
                .min((a, b) -> Long.compare(distance(a, here), distance(b, here)))
                .map(ZoneId.class::cast)
                .orElse(machine);
    }

    private static long distance(ZoneOffset offset, int here) {
        return Duration.ofSeconds(offset.getTotalSeconds() - here).abs().toSeconds();
    }
}
