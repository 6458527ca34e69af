package org.bangui.dashboard;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.bangui.geo.GeoService;
import org.bangui.geo.MapService;
import org.bangui.geo.WorldMap;
import org.bangui.history.ArchivedBan;
import org.bangui.history.BanFilter;
import org.bangui.history.CountryCount;
import org.bangui.history.CountryParam;
import org.bangui.history.EmptyRange;
import org.bangui.history.HistoryService;
import org.bangui.history.PeriodView;
import org.bangui.history.Sequence;
import org.bangui.system.Preferences;
import org.omnifaces.util.Faces;

/** The world map, and the bans of the country that is chosen on it. */
@Named
@ViewScoped
public class MapView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 25;

    @Inject
    PeriodView period;

    @Inject
    HistoryService history;

    @Inject
    MapService maps;

    @Inject
    GeoService geo;

    @Inject
    Preferences preferences;

    private CountryParam country;
    private WorldMap map;
    private List<CountryCount> countries;
    private List<ArchivedBan> bans;
    private EmptyRange whyEmpty;

    /** Reads everything anew. */
    public void load() {
        countries = history.byCountry(period.filter());
        whyEmpty = countries.isEmpty() ? history.whyEmpty(period.filter()).orElse(null) : null;
        Map<String, Long> counts = new HashMap<>();
        countries.forEach(each -> counts.put(each.countryCode(), each.count()));
        Locale locale = Faces.getLocale();
        MessageFormat label = new MessageFormat(text(locale, "map.country"), locale);
        map = maps.map(counts, preferences.mapThresholds(), label);
        loadBans();
    }

    /** Takes the country that was chosen on the map, or none. */
    public void choose() {
        setCountry(Faces.getRequestParameter("country"));
        loadBans();
    }

    private void loadBans() {
        BanFilter filter = period.filter();
        bans = history.slice(country == null ? filter : filter.from(country.filter()), Sequence.NEWEST, null, SHOWN)
                .items();
    }

    /** How many bans the chosen country has, or all countries together. */
    public long getCount() {
        return countries.stream()
                .filter(each -> country == null || country.equals(CountryParam.of(each.countryCode())))
                .mapToLong(CountryCount::count)
                .sum();
    }

    /** The name of the chosen country in the reader's language; null when none is chosen. */
    public String getCountryName() {
        Locale locale = Faces.getLocale();
        if (country == null) {
            return null;
        }
        return country.isUnknown() ? text(locale, "country.unknown") : geo.countryName(country.text(), locale);
    }

    private static String text(Locale locale, String key) {
        return ResourceBundle.getBundle("org.bangui.messages", locale).getString(key);
    }

    /** What the addresses of other spans and origins keep. */
    public Map<String, String> getFilters() {
        return country == null ? Map.of() : Map.of("country", country.text());
    }

    /** Two letters, {@code unknown}, or null for all. */
    public String getCountry() {
        return country == null ? null : country.text();
    }

    public void setCountry(String country) {
        this.country = CountryParam.parse(country);
    }

    public WorldMap getMap() {
        return map;
    }

    /** Most bans first; those of no known country are one row. */
    public List<CountryCount> getCountries() {
        return countries;
    }

    public List<ArchivedBan> getBans() {
        return bans;
    }

    /** Null where there are bans to show, or none at all. */
    public EmptyRange getWhyEmpty() {
        return whyEmpty;
    }
}
