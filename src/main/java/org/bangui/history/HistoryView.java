package org.bangui.history;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;

/** The archive, searched by what stands in the page's address. */
@Named
@ViewScoped
public class HistoryView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_OFFERED = 300;

    @Inject
    PeriodView period;

    @Inject
    SearchedBansView searched;

    @Inject
    HistoryService history;

    private int size;
    private Sequence sequence = Sequence.NEWEST;
    private BanCursor cursor;
    private BanSlice slice = new BanSlice(List.of(), null);
    private long count;
    private EmptyRange whyEmpty;
    private BackFillState filling;
    private List<JailCount> jails = List.of();
    private List<CountryCount> countries = List.of();

    /** Searches; nothing is found for what cannot be searched. An address of the page without a span means all times. */
    public void load() {
        if (Faces.getRequestParameter("range") == null) {
            period.setRange("all");
        }
        filling = history.backFill(HostId.LOCAL)
                .filter(state -> state.finishedAt() == null)
                .orElse(null);
        BanFilter everything = BanFilter.everything(HostId.LOCAL);
        jails = history.byJail(everything).stream().limit(MOST_OFFERED).toList();
        countries = history.byCountry(everything);
        if (!searched.isSenseless()) {
            search(searched.within(period.filter()));
        }
    }

    private void search(BanFilter filter) {
        slice = history.slice(filter, sequence, cursor, size);
        count = history.count(filter);
        whyEmpty = slice.items().isEmpty() ? history.whyEmpty(filter).orElse(null) : null;
    }

    /** Where the next page starts; null on the last. */
    public String getNext() {
        return slice.next() == null ? null : slice.next().text();
    }

    /** How far the archive is filled with what fail2ban knew before; null when that is done. */
    public BackFillState getFilling() {
        return filling;
    }

    public List<ArchivedBan> getBans() {
        return slice.items();
    }

    /** How many there are in all; those of a network are counted up to 100,000. */
    public long getCount() {
        return count;
    }

    /** Null when something was found, or nothing is archived. */
    public EmptyRange getWhyEmpty() {
        return whyEmpty;
    }

    /** The jails of the archive, most bans first. */
    public List<JailCount> getJails() {
        return jails;
    }

    /** The countries of the archive, most bans first. */
    public List<CountryCount> getCountries() {
        return countries;
    }

    /** How many bans the page has. */
    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }

    /** What is searched and in which order, by its names in the address; without the period. */
    public Map<String, String> getFilters() {
        Map<String, String> filters = searched.getFilters();
        if (isOldestFirst()) {
            filters.put("order", getOrder());
        }
        return filters;
    }

    public boolean isOldestFirst() {
        return sequence == Sequence.OLDEST;
    }

    public String getOrder() {
        return isOldestFirst() ? "oldest" : "newest";
    }

    /** {@code oldest}; anything else means the newest first. */
    public void setOrder(String order) {
        sequence = "oldest".equals(order) ? Sequence.OLDEST : Sequence.NEWEST;
    }

    public String getCursor() {
        return cursor == null ? null : cursor.text();
    }

    /** Where the page before ended; anything else means the first page. */
    public void setCursor(String text) {
        try {
            cursor = BanCursor.parse(text);
        } catch (BadParameterException e) {
            cursor = null;
        }
    }
}
