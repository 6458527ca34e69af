package org.bangui.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.RecordedBan;

/**
 * One ban, as seen in fail2ban's database, in its log, or in both.
 *
 * @param recorded null when the database does not know it
 * @param loggedAt null when the log does not tell of it
 */
record Sighting(JailName jail, BanId id, RecordedBan recorded, Instant loggedAt) {

    static Sighting of(RecordedBan ban, Instant loggedAt) {
        return new Sighting(ban.jail(), ban.id(), ban, loggedAt);
    }

    Instant bannedAt() {
        return recorded != null ? recorded.at() : loggedAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
