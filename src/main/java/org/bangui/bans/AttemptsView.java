package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.bangui.jails.JailSettingsService;
import org.bangui.jails.JailView;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The form that counts failures of an address by hand, in the jail of the page. */
@Named
@ViewScoped
public class AttemptsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailSettingsService settings;

    @Inject
    LockOutService lockOut;

    @Inject
    JailView jailView;

    private String address;
    private String lines;
    private List<Danger> dangers = List.of();

    /** Counts one failure for each line; what could lock administrators out is asked about first. */
    public void count() {
        count(false);
    }

    /** Counts them although it could lock administrators out. */
    public void countAllTheSame() {
        count(true);
    }

    private void count(boolean force) {
        dangers = List.of();
        IpAddress ip;
        try {
            ip = new IpAddress(address.strip());
        } catch (IllegalArgumentException e) {
            Messages.addError("attempt:address", "error.noAddress", address);
            return;
        }
        List<String> failures = failures(ip);
        try {
            BanOrder order =
                    new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, force);
            lockOut.check(HostId.LOCAL, List.of(Cidr.of(ip)), order);
            settings.attempt(HostId.LOCAL, jailView.getName(), ip, failures);
            Messages.addGlobalInfo("attempts.done", failures.size(), ip, jailView.getName());
            address = null;
            lines = null;
        } catch (LockOutException e) {
            dangers = e.dangers();
        }
        jailView.load();
    }

    /** Without a line it is one failure that says nothing but the address. */
    private List<String> failures(IpAddress ip) {
        List<String> written = lines == null
                ? List.of()
                : lines.lines().filter(line -> !line.isBlank()).toList();
        return written.isEmpty() ? List.of(ip.text()) : written;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getLines() {
        return lines;
    }

    public void setLines(String lines) {
        this.lines = lines;
    }

    /** Whom a ban that may follow would hit; empty unless failures of theirs were to be counted just now. */
    public List<Danger> getDangers() {
        return dangers;
    }
}
