package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.geo.GeoService;
import org.bangui.geo.NetworkAnswer;
import org.bangui.geo.RegistryAwayException;
import org.bangui.history.HistoryService;
import org.bangui.history.Story;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** All that one address did and what became of it. */
@Named
@ViewScoped
public class StoryView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    BanService bans;

    @Inject
    UndoService undo;

    @Inject
    UndoView undoView;

    @Inject
    HistoryService history;

    @Inject
    GeoService geo;

    private String name;
    private BanId id;
    private Story story;
    private List<BannedAddress> banned = List.of();
    private List<Lookup.Ignored> ignored = List.of();
    private boolean reachable = true;
    private NetworkAnswer registry;

    /** Reads everything anew; what cannot have been banned has no story. */
    public void load() {
        try {
            id = new BanId(network().map(Cidr::text).orElse(name));
        } catch (IllegalArgumentException nothing) {
            return;
        }
        story = history.story(HostId.LOCAL, id);
        try {
            Lookup found = bans.lookup(HostId.LOCAL, id);
            banned = found.banned();
            ignored = found.ignored();
            reachable = true;
        } catch (InvalidInputException noAddress) {
            banned = List.of();
            ignored = List.of();
        } catch (Fail2banException away) {
            reachable = false;
        }
    }

    /** Lifts the ban in this jail. */
    public void unban(BannedAddress ban) {
        Undoable lifted = undo.unban(HostId.LOCAL, List.of(ban), order());
        undoView.offer(
                lifted,
                lifted.unbanned() > 0 ? "unban.done" : "unban.gone",
                ban.ban().id(),
                ban.jail());
        load();
    }

    /** Lifts its bans in all jails. */
    public void unbanEverywhere() {
        undoView.offer(undo.unban(HostId.LOCAL, null, List.of(id), order()));
        load();
    }

    private static BanOrder order() {
        return new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, true);
    }

    /** Asks who the address was given to; over the network. */
    public void askRegistry() {
        try {
            registry = geo.registry(network().orElseThrow().network());
        } catch (RegistryAwayException away) {
            Messages.addGlobalError("story.registryAway");
        }
    }

    private Optional<Cidr> network() {
        return BannedList.network(name);
    }

    /** The address or network itself; null for any other id. */
    public Cidr getNetwork() {
        return network().orElse(null);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Null for what cannot be banned at all. */
    public Story getStory() {
        return story;
    }

    /** Where it is banned now, itself or with a network that holds it. */
    public List<BannedAddress> getBanned() {
        return banned;
    }

    /** The ignore lists that hold it. */
    public List<Lookup.Ignored> getIgnored() {
        return ignored;
    }

    /** Whether fail2ban could be asked what is banned now. */
    public boolean isReachable() {
        return reachable;
    }

    /** Null until somebody asked. */
    public NetworkAnswer getRegistry() {
        return registry;
    }
}
