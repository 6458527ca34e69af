package org.bangui.bans;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The form that lifts the bans of one address everywhere. */
@Named
@RequestScoped
public class UnbanView {

    @Inject
    BanService bans;

    @Inject
    UndoService undo;

    @Inject
    UndoView undoView;

    private Cidr unbanned;
    private List<BannedAddress> affected = List.of();

    /** Looks where the address is banned, so that the page can ask whether these bans are to be lifted. */
    public void askToUnban() {
        BanId id = new BanId(unbanned.text());
        affected = bans.liftable(HostId.LOCAL, null, List.of(id));
        if (affected.isEmpty()) {
            tellWhyNot(bans.lookup(HostId.LOCAL, id).banned());
        }
    }

    private void tellWhyNot(List<BannedAddress> holding) {
        if (holding.isEmpty()) {
            Messages.addGlobalInfo("unbanAll.none", unbanned.text());
        } else {
            BannedAddress network = holding.get(0);
            Messages.addGlobalWarn(
                    "unbanAll.inNetwork", unbanned.text(), network.ban().id(), network.jail());
        }
    }

    /** Lifts every ban of the address, whatever the jail. */
    public void unban() {
        undoView.offer(undo.unban(
                HostId.LOCAL,
                null,
                List.of(new BanId(unbanned.text())),
                new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, true)));
        unbanned = null;
    }

    public Cidr getUnbanned() {
        return unbanned;
    }

    public void setUnbanned(Cidr unbanned) {
        this.unbanned = unbanned;
    }

    /** The bans that would be lifted; empty unless they were just looked for. */
    public List<BannedAddress> getAffected() {
        return affected;
    }

    /** How many there are in each jail. */
    public List<Map.Entry<JailName, Long>> getPlaces() {
        Map<JailName, Long> places = affected.stream()
                .collect(Collectors.groupingBy(BannedAddress::jail, TreeMap::new, Collectors.counting()));
        return List.copyOf(places.entrySet());
    }
}
