package org.bangui.history;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoService;
import org.bangui.net.Cidr;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The archive, searched by what stands in the page's address. */
@Named
@ViewScoped
public class HistoryView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String UNKNOWN = "unknown";
    private static final int SIZE = 50;
    private static final int MOST_OFFERED = 300;

    @Inject
    PeriodView period;

    @Inject
    HistoryService history;

    @Inject
    GeoService geo;

    private JailName jail;
    private String ip;
    private Cidr network;
    private String country;
    private BanCursor cursor;
    private boolean senseless;
    private BanSlice slice = new BanSlice(List.of(), null);
    private long count;
    private EmptyRange whyEmpty;
    private List<JailCount> jails = List.of();
    private List<CountryCount> countries = List.of();

    /** Searches; nothing is found for what cannot be searched. An address of the page without a span means all times. */
    public void load() {
        if (Faces.getRequestParameter("range") == null) {
            period.setRange("all");
        }
        BanFilter everything = BanFilter.everything(HostId.LOCAL);
        jails = history.byJail(everything).stream().limit(MOST_OFFERED).toList();
        countries = history.byCountry(everything);
        if (!senseless) {
            search(filter());
        }
    }

    private void search(BanFilter filter) {
        slice = history.slice(filter, cursor, SIZE);
        count = history.count(filter);
        whyEmpty = slice.items().isEmpty() ? history.whyEmpty(filter).orElse(null) : null;
    }

    private BanFilter filter() {
        BanFilter spanned = period.filter();
        String code = UNKNOWN.equals(country) ? "" : country;
        return new BanFilter(spanned.host(), spanned.range(), jail, spanned.origin(), code, network);
    }

    /** The filters but span and origin, by their names in the address. */
    public Map<String, String> getFilters() {
        Map<String, String> filters = new LinkedHashMap<>();
        if (network != null) {
            filters.put("ip", ip);
        }
        if (jail != null) {
            filters.put("jail", jail.value());
        }
        if (country != null) {
            filters.put("country", country);
        }
        return filters;
    }

    /** Where the next page starts; null on the last. */
    public String getNext() {
        return slice.next() == null ? null : slice.next().text();
    }

    /** Whether the page owes its reader a link to DB-IP. */
    public boolean isAttribution() {
        return geo.owesLinkToDbIp();
    }

    /** How an address names the country. */
    public String param(CountryCount each) {
        return each.countryCode() == null ? UNKNOWN : each.countryCode();
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

    public String getJail() {
        return jail == null ? null : jail.value();
    }

    public void setJail(String text) {
        jail = read(text, JailName::new, "error.jailName");
    }

    public String getIp() {
        return ip;
    }

    /** An address or a network. */
    public void setIp(String text) {
        ip = text;
        network = read(text, Cidr::parse, "error.address");
    }

    private <T> T read(String text, Function<String, T> reader, String error) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            senseless = true;
            Messages.addGlobalError(error, text);
            return null;
        }
    }

    public String getCountry() {
        return country;
    }

    /** Two letters, {@code unknown}, or null for all. */
    public void setCountry(String country) {
        this.country = country != null && country.matches("[A-Z]{2}|" + UNKNOWN) ? country : null;
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
