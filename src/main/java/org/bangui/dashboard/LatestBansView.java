package org.bangui.dashboard;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangui.bans.BanOrder;
import org.bangui.bans.BanService;
import org.bangui.bans.BannedAddress;
import org.bangui.bans.UndoService;
import org.bangui.bans.UndoView;
import org.bangui.bans.Undoable;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.history.ArchivedBan;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.history.PeriodView;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.omnifaces.util.Faces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The bans as they come in, newest first, each with the lines that led to it. */
@Named
@ViewScoped
public class LatestBansView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PeriodView period;

    @Inject
    HistoryService history;

    @Inject
    BanService bans;

    @Inject
    UndoService undo;

    @Inject
    UndoView undoView;

    private final Rows rows = new Rows();
    private BanFilter filter;
    private long newestSeen = Long.MAX_VALUE;
    private Instant lastBan;

    /** Takes in what came since; that counts as new to the reader from then on. */
    public void load() {
        newestSeen = rows.newest();
        filter = period.filter();
        lastBan = history.page(filter, new PageRequest(1, 1)).items().stream()
                .findFirst()
                .map(ArchivedBan::bannedAt)
                .orElse(null);
    }

    public void unban(ArchivedBan ban) {
        BanOrder order = new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, true);
        ActiveBan active = new ActiveBan(ban.id(), ban.bannedAt(), ban.banSeconds(), ban.endsAt());
        Undoable lifted = undo.unban(HostId.LOCAL, List.of(new BannedAddress(ban.jail(), active)), order);
        undoView.offer(lifted, lifted.unbanned() > 0 ? "unban.done" : "unban.gone", ban.id(), ban.jail());
    }

    /** Whether the ban came in after the reader looked last. */
    public boolean isFresh(ArchivedBan ban) {
        return ban.rowId() > newestSeen;
    }

    /** Whether there is still something to lift. */
    public boolean isInForce(ArchivedBan ban) {
        return rows.inForce.contains(ban.rowId());
    }

    /** When the newest of these bans was placed; null when there is none. */
    public Instant getLastBan() {
        return lastBan;
    }

    public LazyDataModel<ArchivedBan> getRows() {
        return rows;
    }

    private class Rows extends LazyDataModel<ArchivedBan> {

        private static final long serialVersionUID = 1L;

        private Set<Long> inForce = Set.of();

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return (int) Math.min(Integer.MAX_VALUE, history.count(filter));
        }

        @Override
        public List<ArchivedBan> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            List<ArchivedBan> page = history.page(filter, new PageRequest(first / size + 1, size))
                    .items();
            inForce = bans.stillHolding(HostId.LOCAL, page);
            return page;
        }

        private long newest() {
            List<ArchivedBan> shown = getWrappedData();
            return shown == null
                    ? Long.MAX_VALUE
                    : shown.stream().mapToLong(ArchivedBan::rowId).max().orElse(0);
        }

        @Override
        public String getRowKey(ArchivedBan ban) {
            return Long.toString(ban.rowId());
        }

        @Override
        public ArchivedBan getRowData(String key) {
            return getWrappedData().stream()
                    .filter(ban -> getRowKey(ban).equals(key))
                    .findFirst()
                    .orElse(null);
        }
    }
}
