package org.bangui.history;

import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;

/** The story of an address as the API tells it. */
public record StoryEntry(
        BanId ip,
        long bans,
        Instant firstSeen,
        Instant lastSeen,
        boolean repeatOffender,
        String countryCode,
        String countryName,
        String asn,
        String org,
        List<StoryJail> jails,
        List<Event> events) {

    /** Length and count are those of the ban that begins or ends, null for a failure. */
    public record Event(
            Instant time,
            String kind,
            JailName jail,
            int times,
            String reason,
            Long banSeconds,
            Integer banCount,
            Integer failures,
            ArchivedBan.Order order,
            List<MatchedLine> lines) {

        static Event of(StoryEvent event) {
            ArchivedBan ban = event.ban();
            return new Event(
                    event.time(),
                    event.kind().text(),
                    event.jail(),
                    event.times(),
                    event.reason() == null ? null : event.reason().text(),
                    ban == null ? null : (Long) ban.banSeconds(),
                    ban == null ? null : (Integer) ban.banCount(),
                    ban == null ? null : (Integer) ban.failures(),
                    event.order(),
                    event.lines());
        }
    }

    static StoryEntry of(Story story) {
        return new StoryEntry(
                story.id(),
                story.bans(),
                story.firstSeen(),
                story.lastSeen(),
                story.repeatOffender(),
                story.countryCode(),
                story.countryName(),
                story.asn(),
                story.org(),
                story.jails(),
                story.events().stream().map(Event::of).toList());
    }
}
