package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.history.ArchivedBan;
import org.bangui.jails.JailsView;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.omnifaces.el.functions.Strings;
import org.omnifaces.util.Faces;

/** What the search field of the shell leads to: a jail, or what is known about an address. */
@Named
@ViewScoped
public class SearchView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    BanService bans;

    @Inject
    JailsView jailsView;

    @Inject
    BanView banView;

    private String query;
    private List<JailName> jails = List.of();
    private Cidr address;
    private List<ArchivedBan> history = List.of();

    /** Looks among the jails and, for an address, into the archive; a jail's full name and a single address lead straight to their pages. */
    public void load() {
        jailsView.load();
        String wanted = query == null ? "" : query.strip();
        jails = jailsView.getJails().stream()
                .map(JailSummary::name)
                .filter(jail -> jail.value().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)))
                .toList();
        Optional<Cidr> network = BannedList.network(wanted);
        if (jails.stream().anyMatch(jail -> jail.value().equals(wanted))) {
            Faces.redirect(Faces.getRequestContextPath() + "/jails/" + Strings.encodeURI(wanted));
        } else if (network.filter(Cidr::isSingle).isPresent()) {
            Faces.redirect(Faces.getRequestContextPath() + "/history/"
                    + Strings.encodeURI(network.get().text()));
        } else {
            network.ifPresent(this::lookUp);
        }
    }

    private void lookUp(Cidr network) {
        address = network;
        banView.setAddress(network);
        history = bans.lookup(HostId.LOCAL, new BanId(network.text())).history();
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public List<JailName> getJails() {
        return jails;
    }

    /** The network that was searched; null when it was something else. */
    public Cidr getAddress() {
        return address;
    }

    public List<ArchivedBan> getHistory() {
        return history;
    }
}
