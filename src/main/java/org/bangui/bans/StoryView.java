package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.geo.GeoAnswer;
import org.bangui.geo.GeoService;
import org.bangui.history.ArchivedBan;
import org.bangui.history.HistoryService;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.omnifaces.util.Messages;

/** All that one address did and what became of it. */
@Named
@ViewScoped
public class StoryView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int REPEAT_OFFENDER = 3;
    private static final int SHOWN = 100;

    @Inject
    BanService bans;

    @Inject
    HistoryService history;

    @Inject
    GeoService geo;

    private String name;
    private BanId id;
    private List<BannedAddress> banned = List.of();
    private List<ArchivedBan> past = List.of();
    private GeoAnswer place = GeoAnswer.UNKNOWN;
    private boolean reachable = true;

    /** Reads everything anew; what cannot have been banned has no story. */
    public void load() {
        try {
            id = new BanId(name);
            place = geo.lookup(id);
            past = history.of(HostId.LOCAL, id, SHOWN);
            banned = bans.lookup(HostId.LOCAL, id).banned();
            reachable = true;
        } catch (Fail2banException.Unreachable away) {
            reachable = false;
        } catch (InvalidInputException neverBanned) {
            banned = List.of();
        } catch (IllegalArgumentException nothing) {
            id = null;
        }
    }

    /** Lifts the ban in this jail. */
    public void unban(BannedAddress ban) {
        int lifted = bans.unban(HostId.LOCAL, ban.jail(), List.of(ban.ban().id()));
        Messages.addGlobalInfo(
                lifted > 0 ? "unban.done" : "unban.gone", ban.ban().id(), ban.jail());
        load();
    }

    /** Lifts its bans in all jails. */
    public void unbanEverywhere() {
        int lifted = bans.unban(HostId.LOCAL, null, List.of(id));
        Messages.addGlobalInfo(lifted > 0 ? "unbanAll.done" : "unbanAll.none", id, lifted);
        load();
    }

    /** Whether its bans are too many for a mistake. */
    public boolean isRepeatOffender() {
        return past.size() >= REPEAT_OFFENDER;
    }

    /** How often it was banned, by jail. */
    public Map<String, Long> getJails() {
        return past.stream()
                .collect(Collectors.groupingBy(ban -> ban.jail().value(), TreeMap::new, Collectors.counting()));
    }

    /** The failures that led to its bans. */
    public long getFailures() {
        return past.stream().mapToLong(ArchivedBan::failures).sum();
    }

    /** When its first ban was; null when there is none. */
    public Instant getFirst() {
        return past.isEmpty() ? null : past.get(past.size() - 1).bannedAt();
    }

    /** When its latest ban was; null when there is none. */
    public Instant getLast() {
        return past.isEmpty() ? null : past.get(0).bannedAt();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Null for what cannot be banned at all. */
    public BanId getId() {
        return id;
    }

    /** Where it is banned now, itself or with a network that holds it. */
    public List<BannedAddress> getBanned() {
        return banned;
    }

    /** Its bans, newest first. */
    public List<ArchivedBan> getPast() {
        return past;
    }

    public GeoAnswer getPlace() {
        return place;
    }

    /** Whether fail2ban could be asked what is banned now. */
    public boolean isReachable() {
        return reachable;
    }
}
