package org.bangui.history;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.omnifaces.util.Messages;

/** What a person searches the archive for, as it stands in the page's address: addresses, a jail, a country. */
@Named("searched")
@ViewScoped
public class SearchedBansView implements Serializable {

    private static final long serialVersionUID = 1L;

    private String ip;
    private Cidr network;
    private JailName jail;
    private CountryParam country;
    private boolean senseless;

    /** Those of these bans that are searched. */
    BanFilter within(BanFilter bans) {
        return new BanFilter(
                bans.host(), bans.range(), jail, bans.origin(), country == null ? null : country.filter(), network);
    }

    /** Whether something was entered that no ban can have. */
    boolean isSenseless() {
        return senseless;
    }

    /** What is searched, by its names in the address. */
    public Map<String, String> getFilters() {
        Map<String, String> filters = new LinkedHashMap<>();
        if (network != null) {
            filters.put("ip", network.text());
        }
        if (jail != null) {
            filters.put("jail", jail.value());
        }
        if (country != null) {
            filters.put("country", country.text());
        }
        return filters;
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

    public String getIp() {
        return ip;
    }

    /** An address or a network. */
    public void setIp(String text) {
        ip = text;
        network = read(text, Cidr::parse, "error.address");
    }

    public String getJail() {
        return jail == null ? null : jail.value();
    }

    public void setJail(String text) {
        jail = read(text, JailName::new, "error.jailName");
    }

    /** Two letters, {@code unknown}, or null for all. */
    public String getCountry() {
        return country == null ? null : country.text();
    }

    public void setCountry(String text) {
        country = CountryParam.parse(text);
    }
}
