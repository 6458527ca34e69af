package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.omnifaces.util.Faces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The bans in force, of one jail or of all: searched, sorted and paged by the service, lifted one by one or many at once. */
@Named
@ViewScoped
public class BannedView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 5;

    @Inject
    BanService bans;

    @Inject
    UndoService undo;

    @Inject
    UndoView undoView;

    private final Rows rows = new Rows();
    private JailName jail;
    private String search;
    private List<BannedAddress> selected = List.of();
    private boolean reachable = true;

    public void unban(BannedAddress banned) {
        lift(List.of(banned));
    }

    public void unbanSelected() {
        lift(selected);
        selected = List.of();
    }

    private void lift(List<BannedAddress> unwanted) {
        BanOrder order = new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, true);
        undoView.offer(undo.unban(HostId.LOCAL, unwanted, order));
    }

    /** What the reader is asked before the selected bans are lifted: how many, and the first of them. */
    public String getNames() {
        String names = selected.stream()
                .limit(MOST_NAMED)
                .map(banned -> banned.ban().id().value())
                .collect(Collectors.joining(", "));
        return selected.size() > MOST_NAMED ? names + ", \u2026" : names;
    }

    public boolean isReachable() {
        return reachable;
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

        private Page<BannedAddress> page(SortMeta sort, PageRequest request) {
            BannedQuery query = sort == null
                    ? new BannedQuery(jail, search, null, true)
                    : new BannedQuery(
                            jail, search, sort.getField(), sort.getOrder().isDescending());
            try {
                Page<BannedAddress> page = bans.banned(HostId.LOCAL, query, request);
                reachable = true;
                return page;
            } catch (Fail2banException.Unreachable away) {
                reachable = false;
                return new Page<>(List.of(), 0, 1, request.pageSize());
            }
        }

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return (int) page(null, new PageRequest(1, 1)).total();
        }

        @Override
        public List<BannedAddress> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            SortMeta sort = sorting.values().stream().findFirst().orElse(null);
            return page(sort, new PageRequest(first / size + 1, size)).items();
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
                    .orElseGet(() -> onAnotherPage(key));
        }

        private static BannedAddress onAnotherPage(String key) {
            int end = key.indexOf('/');
            BanId id = new BanId(key.substring(end + 1));
            return new BannedAddress(new JailName(key.substring(0, end)), new ActiveBan(id, Instant.EPOCH, 0, null));
        }
    }
}
