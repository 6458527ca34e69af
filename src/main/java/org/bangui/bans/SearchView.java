package org.bangui.bans;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.jails.JailService;
import org.bangui.system.HostId;

/** What the search field of the shell found among the jails. */
@Named
@RequestScoped
public class SearchView {

    @Inject
    JailService service;

    private String query;
    private List<JailName> jails = List.of();

    public void load() {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        jails = service.snapshot(HostId.LOCAL).jails().stream()
                .map(JailSummary::name)
                .filter(jail -> jail.value().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
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
}
