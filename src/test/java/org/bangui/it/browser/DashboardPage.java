package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.bangui.testing.BanGuiServer;

/** {@code /}. */
final class DashboardPage {

    private final Page page;

    private DashboardPage(Page page) {
        this.page = page;
    }

    static DashboardPage open(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/");
        return new DashboardPage(page);
    }

    static DashboardPage at(Page page) {
        return new DashboardPage(page);
    }

    /** The row of the address among the latest bans. */
    Locator ban(String address) {
        return page.locator("[id='bans:latest'] tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(address, new Page.GetByTextOptions().setExact(true))));
    }

    /** Opens the matched log lines of the address. */
    Locator linesOf(String address) {
        ban(address).locator(".ui-row-toggler").click();
        return page.locator("[id='bans:latest'] .ui-expanded-row-content .lines");
    }

    void unban(String address) {
        ban(address).locator("button").click();
    }

    void range(String name) {
        page.locator("#ranges")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    void origin(String name) {
        page.locator("#origins")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    String chosenOrigin() {
        return page.locator("#origins [aria-current=page]").textContent();
    }

    /** Chooses a span of time, each end as the field writes it. */
    void span(String from, String to) {
        page.locator("#free summary").click();
        page.locator("#from").fill(from);
        page.locator("#to").fill(to);
        page.locator("#free button").click();
    }

    Locator chosenSpan() {
        return page.locator("#free summary.on");
    }

    String chosenRange() {
        return page.locator("#ranges [aria-current=page]").textContent();
    }

    /** Whether news come in by themselves. */
    Locator live() {
        return page.locator("#liveState");
    }

    Locator bannedNow() {
        return page.locator("#bannedNow strong");
    }
}
