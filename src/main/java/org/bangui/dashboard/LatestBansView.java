package org.bangui.dashboard;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bangui.bans.BanService;
import org.bangui.history.ArchivedBan;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.history.Origin;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.omnifaces.util.Messages;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The bans as they come in, newest first, each with the lines that led to it. */
@Named
@ViewScoped
public class LatestBansView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    HistoryService history;

    @Inject
    BanService bans;

    private final Rows rows = new Rows();
    private String range;
    private String origin;
    private BanFilter filter;
    private long newestSeen = Long.MAX_VALUE;

    /** Takes in what came since; from then on it counts as new to the reader. */
    public void load() {
        List<ArchivedBan> shown = rows.getWrappedData();
        newestSeen = shown == null ? Long.MAX_VALUE : newest(shown);
        filter = new BanFilter(HostId.LOCAL, Range.of(range).until(Instant.now()), null, chosenOrigin());
    }

    private static long newest(List<ArchivedBan> shown) {
        return shown.stream().mapToLong(ArchivedBan::rowId).max().orElse(0);
    }

    private Origin chosenOrigin() {
        return Arrays.stream(Origin.values())
                .filter(known -> known.name().equalsIgnoreCase(origin))
                .findFirst()
                .orElse(null);
    }

    public void unban(ArchivedBan ban) {
        int lifted = bans.unban(HostId.LOCAL, ban.jail(), List.of(ban.id()));
        Messages.addGlobalInfo(lifted > 0 ? "unban.done" : "unban.gone", ban.id(), ban.jail());
    }

    /** Whether the ban came in after the reader opened the page. */
    public boolean fresh(ArchivedBan ban) {
        return ban.rowId() > newestSeen;
    }

    /** Whether there is still something to lift, as far as the archive knows. */
    public boolean inForce(ArchivedBan ban) {
        return ban.endsAt() == null || ban.endsAt().isAfter(Instant.now());
    }

    public String getRange() {
        return range;
    }

    public void setRange(String range) {
        this.range = range;
    }

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }

    public LazyDataModel<ArchivedBan> getRows() {
        return rows;
    }

    private class Rows extends LazyDataModel<ArchivedBan> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return (int) Math.min(Integer.MAX_VALUE, history.count(filter));
        }

        @Override
        public List<ArchivedBan> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            return history.page(filter, new PageRequest(first / size + 1, size)).items();
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
