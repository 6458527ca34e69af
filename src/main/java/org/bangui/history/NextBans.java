package org.bangui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;
import org.bangui.fail2ban.Escalation;
import org.bangui.fail2ban.JailName;

/**
 * How long an address would be banned if it came back now.
 *
 * @param latest its latest ban in each jail
 */
record NextBans(Collection<ArchivedBan> latest, Instant now) {

    /** Null when the jail's formula cannot be followed. */
    NextBan in(JailName jail, Escalation escalation) {
        int bans = latest.stream()
                .filter(ban -> escalation.overAllJails() || ban.jail().equals(jail))
                .filter(ban -> remembered(ban, escalation))
                .mapToInt(ArchivedBan::banCount)
                .sum();
        OptionalLong seconds = escalation.after(bans);
        if (seconds.isEmpty()) {
            return null;
        }
        long length = seconds.getAsLong();
        Instant end = length < 0 ? null : now.plusSeconds(length);
        return new NextBan(length, escalation.randomAfter(bans), end, length > escalation.banTime());
    }

    /** fail2ban forgets an address when it is unbanned, and a good while after a ban was over. */
    private boolean remembered(ArchivedBan ban, Escalation escalation) {
        boolean lifted = ban.endedBy() == Ending.BANGUI || ban.endedBy() == Ending.LIFTED;
        long age = Duration.between(ban.bannedAt(), now).toSeconds();
        return !lifted && !escalation.forgets(age, ban.banSeconds());
    }
}
