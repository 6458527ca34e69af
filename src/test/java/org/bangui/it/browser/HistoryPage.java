package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.bangui.testing.BanGuiServer;

/** {@code /history}. */
final class HistoryPage {

    private final Page page;

    private HistoryPage(Page page) {
        this.page = page;
    }

    static HistoryPage open(Page page, BanGuiServer server, String query) {
        ShellPage.open(page, server, "/history" + query);
        return new HistoryPage(page);
    }

    /** Searches by what a person types and chooses; null leaves a field as it is. */
    void search(String address, String jail) {
        page.locator("#ip").fill(address);
        if (jail != null) {
            page.locator("#jail").selectOption(jail);
        }
        page.locator("#search button").click();
    }

    Locator addresses() {
        return page.locator("[id='rows:bans'] td.address .ip");
    }

    Locator found() {
        return page.locator("#found");
    }

    /** Turns the list round. */
    Locator order() {
        return page.locator("#order");
    }

    Locator older() {
        return page.locator("#older");
    }

    Locator newest() {
        return page.locator("#newest");
    }

    Locator nothing() {
        return page.locator("#archive .empty");
    }

    Locator export(String format) {
        return page.locator(format.equals("csv") ? "#exportCsv" : "#exportNdjson");
    }

    /** Opens the log lines of the first ban. */
    Locator firstLines() {
        page.locator("[id='rows:bans'] .ui-row-toggler").first().click();
        return page.locator("[id='rows:bans'] .ui-expanded-row-content .lines");
    }

    void rowsPerPage(String rows) {
        page.locator("[id='size:rows']").selectOption(rows);
    }
}
