package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.omnifaces.util.Messages;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The bans in force, of one jail or of all: searched, sorted and paged by the service, lifted one by one or many at once. */
@Named
@ViewScoped
public class BannedView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    BanService bans;

    private final Rows rows = new Rows();
    private JailName jail;
    private String search;
    private List<BannedAddress> selected = List.of();

    public void unban(BannedAddress banned) {
        lift(List.of(banned));
    }

    public void unbanSelected() {
        lift(selected);
        selected = List.of();
    }

    private void lift(List<BannedAddress> unwanted) {
        Map<JailName, List<BanId>> byJail = unwanted.stream()
                .collect(Collectors.groupingBy(
                        BannedAddress::jail,
                        Collectors.mapping(banned -> banned.ban().id(), Collectors.toList())));
        int lifted = byJail.entrySet().stream()
                .mapToInt(ids -> bans.unban(HostId.LOCAL, ids.getKey(), ids.getValue()))
                .sum();
        Messages.addGlobalInfo("unbanMany.done", lifted);
    }

    public LazyDataModel<BannedAddress> getRows() {
        return rows;
    }

    public JailName getJail() {
        return jail;
    }

    public void setJail(JailName jail) {
        this.jail = jail;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search == null ? null : search.strip();
    }

    public List<BannedAddress> getSelected() {
        return selected;
    }

    public void setSelected(List<BannedAddress> selected) {
        this.selected = selected;
    }

    private class Rows extends LazyDataModel<BannedAddress> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            BannedQuery all = new BannedQuery(jail, search, "banned_at", true);
            return (int) bans.banned(HostId.LOCAL, all, new PageRequest(1, 1)).total();
        }

        @Override
        public List<BannedAddress> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            BannedQuery query = sorting.values().stream()
                    .findFirst()
                    .map(sort -> new BannedQuery(
                            jail, search, sort.getField(), sort.getOrder().isDescending()))
                    .orElse(new BannedQuery(jail, search, "banned_at", true));
            return bans.banned(HostId.LOCAL, query, new PageRequest(first / size + 1, size))
                    .items();
        }

        @Override
        public String getRowKey(BannedAddress banned) {
            return banned.jail() + "/" + banned.ban().id();
        }

        @Override
        public BannedAddress getRowData(String key) {
            return getWrappedData().stream()
                    .filter(banned -> getRowKey(banned).equals(key))
                    .findFirst()
                    .orElse(null);
        }
    }
}
