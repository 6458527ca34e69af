package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.bangui.testing.BanGuiServer;

/** {@code /history/{ip}}. */
final class StoryPage {

    private final Page page;

    private StoryPage(Page page) {
        this.page = page;
    }

    static StoryPage open(Page page, BanGuiServer server, String address) {
        ShellPage.open(page, server, "/history/" + address);
        return new StoryPage(page);
    }

    static StoryPage at(Page page) {
        return new StoryPage(page);
    }

    Locator who() {
        return page.locator("#who");
    }

    Locator repeatOffender() {
        return page.locator("#repeatOffender");
    }

    /** What it is banned as now. */
    Locator banned() {
        return page.locator("[id='now:jails'] .ip");
    }

    /** Jails whose ignore lists hold it, with the entry. */
    Locator ignored() {
        return page.locator("#ignoredIn li");
    }

    void askRegistry() {
        page.locator("[id='registry:ask']").click();
    }

    /** The owner that the registry names. */
    Locator registry() {
        return page.locator("[id=registry] dd").first();
    }

    Locator events() {
        return page.locator("#past .timeline > li");
    }

    Locator marked() {
        return page.locator("#past mark");
    }

    Locator lines() {
        return page.locator("#past .lines");
    }

    void unbanEverywhere() {
        page.locator("[id='now:everywhere']").click();
    }

    void unban() {
        page.locator("[id='now:jails'] td.end button").first().click();
    }
}
