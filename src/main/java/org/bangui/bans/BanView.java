package org.bangui.bans;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.jobs.JobView;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The form that bans addresses in a jail. */
@Named
@RequestScoped
public class BanView {

    private static final int LONGEST_SHOWN = 64;
    private static final int MOST_SHOWN = 5;

    @Inject
    BanService bans;

    @Inject
    BulkService bulk;

    @Inject
    JobView jobView;

    private String addresses;
    private JailName jail;
    private String reason;
    private List<Danger> dangers = List.of();

    /** Bans what was entered; what could lock administrators out is asked about first. */
    public void ban() {
        place(false);
    }

    /** Bans it although it could lock administrators out. */
    public void banAllTheSame() {
        place(true);
    }

    private void place(boolean force) {
        AddressList list = AddressList.parse(addresses);
        if (!list.strange().isEmpty() || list.networks().isEmpty()) {
            refuse(list.strange());
            return;
        }
        try {
            place(list.networks(), order(force));
            addresses = null;
            reason = null;
        } catch (LockOutException e) {
            dangers = e.dangers();
        } catch (InvalidInputException e) {
            e.faults().stream()
                    .limit(MOST_SHOWN)
                    .forEach(fault -> Messages.addError(
                            "ban:address", fault.sentence(), fault.parameters().toArray()));
        }
    }

    private void place(List<Cidr> networks, BanOrder order) {
        if (networks.size() > BulkService.AT_ONCE) {
            jobView.watch(bulk.ban(HostId.LOCAL, jail, networks, order));
            return;
        }
        int added = bans.ban(HostId.LOCAL, jail, networks, order);
        if (networks.size() == 1) {
            Messages.addGlobalInfo(
                    added > 0 ? "ban.done" : "ban.already", networks.get(0).text(), jail);
        } else {
            Messages.addGlobalInfo("ban.doneMany", added, networks.size(), jail);
        }
    }

    private static void refuse(List<String> strange) {
        if (strange.isEmpty()) {
            Messages.addError("ban:address", "ban.addressRequired");
        } else {
            String first = strange.get(0);
            String shown = first.length() > LONGEST_SHOWN ? first.substring(0, LONGEST_SHOWN) + "\u2026" : first;
            Messages.addError("ban:address", "error.addresses", shown, strange.size() - 1);
        }
    }

    private BanOrder order(boolean force) {
        return new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), reason, force);
    }

    /** Enters an address, in place of what was entered before. */
    public void setAddress(Cidr address) {
        addresses = address == null ? null : address.text();
    }

    public String getAddresses() {
        return addresses;
    }

    public void setAddresses(String addresses) {
        this.addresses = addresses;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Whom the bans just asked for would hit; empty unless they were asked for just now. */
    public List<Danger> getDangers() {
        return dangers;
    }

    public List<Danger> getFirstDangers() {
        return dangers.subList(0, Math.min(MOST_SHOWN, dangers.size()));
    }

    public JailName getJail() {
        return jail;
    }

    public void setJail(JailName jail) {
        this.jail = jail;
    }
}
