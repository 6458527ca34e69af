package org.bangui.history;

import java.time.Instant;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;

/** An archived ban that was seen in one place only so far: one of {@code recordedAt} and {@code loggedAt} is null. */
record HalfSeen(
        long rowId,
        JailName jail,
        BanId id,
        Instant bannedAt,
        long banSeconds,
        Instant recordedAt,
        Instant loggedAt,
        Instant archivedAt) {}
