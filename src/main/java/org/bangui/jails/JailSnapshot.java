package org.bangui.jails;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;

/** All jails of a host at one moment; shared by all pages, at most 2 s old while the daemon answers. */
public record JailSnapshot(Instant takenAt, List<JailSummary> jails) implements Serializable {

    public boolean has(JailName jail) {
        return jails.stream().anyMatch(each -> each.name().equals(jail));
    }

    public List<JailName> names() {
        return jails.stream().map(JailSummary::name).toList();
    }

    public long currentlyBanned() {
        return jails.stream().mapToLong(JailSummary::currentlyBanned).sum();
    }

    public long totalBanned() {
        return jails.stream().mapToLong(JailSummary::totalBanned).sum();
    }

    public long currentlyFailed() {
        return jails.stream().mapToLong(JailSummary::currentlyFailed).sum();
    }

    public long totalFailed() {
        return jails.stream().mapToLong(JailSummary::totalFailed).sum();
    }
}
