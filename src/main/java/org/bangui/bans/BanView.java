package org.bangui.bans;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The two forms that ban an address in a jail and lift its bans everywhere. */
@Named
@RequestScoped
public class BanView {

    @Inject
    BanService bans;

    private Cidr address;
    private JailName jail;
    private Cidr unbanned;
    private List<BannedAddress> affected = List.of();

    public void ban() {
        BanOrder order = new BanOrder("admin", Faces.getRequest().getRemoteAddr(), null, false);
        int added = bans.ban(HostId.LOCAL, jail, List.of(address), order);
        Messages.addGlobalInfo(added > 0 ? "ban.done" : "ban.already", address.text(), jail);
        address = null;
    }

    /** Looks where the address is banned, so that the page can ask whether these bans are to be lifted. */
    public void askToUnban() {
        BanId id = new BanId(unbanned.text());
        affected = bans.liftable(HostId.LOCAL, id);
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
        int lifted = bans.unban(HostId.LOCAL, null, List.of(new BanId(unbanned.text())));
        Messages.addGlobalInfo(lifted > 0 ? "unbanAll.done" : "unbanAll.none", unbanned.text(), lifted);
        unbanned = null;
    }

    public Cidr getAddress() {
        return address;
    }

    public void setAddress(Cidr address) {
        this.address = address;
    }

    public JailName getJail() {
        return jail;
    }

    public void setJail(JailName jail) {
        this.jail = jail;
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

    /** The jails they are in. */
    public String getPlaces() {
        return affected.stream().map(banned -> banned.jail().value()).distinct().collect(Collectors.joining(", "));
    }
}
