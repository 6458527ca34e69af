package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.bangui.testing.BanGuiServer;

/** {@code /map}. */
final class MapPage {

    private final Page page;

    private MapPage(Page page) {
        this.page = page;
    }

    static MapPage open(Page page, BanGuiServer server, String query) {
        ShellPage.open(page, server, "/map" + query);
        return new MapPage(page);
    }

    /** A country on the map; there is none without bans. */
    Locator country(String code) {
        return page.locator(".geo-chart-country[data-code=" + code + "]");
    }

    /** A country in the list beside. */
    Locator row(String code) {
        return page.locator("#countries [data-country=" + code + "]");
    }

    /** A ban that is listed. */
    Locator ban(String address) {
        return page.locator("#ofCountry td.address").getByText(address, new Locator.GetByTextOptions().setExact(true));
    }

    Locator title() {
        return page.locator("#ofCountry h2");
    }

    Locator drawing() {
        return page.locator(".geo-chart-map");
    }

    void zoomIn() {
        page.locator("[data-zoom=in]").click();
    }

    String viewBox() {
        return drawing().getAttribute("viewBox");
    }
}
