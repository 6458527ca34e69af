package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.bangui.testing.BanGuiServer;

/** {@code /jails/NAME}. */
final class JailPage {

    private final Page page;

    private JailPage(Page page) {
        this.page = page;
    }

    static JailPage open(Page page, BanGuiServer server, String jail) {
        ShellPage.open(page, server, "/jails/" + jail);
        return new JailPage(page);
    }

    /** The banned addresses shown. */
    Locator addresses() {
        return page.locator("[id='banned:rows'] tbody .ip");
    }

    Locator row(String address) {
        return page.locator("[id='banned:rows'] tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(address, new Page.GetByTextOptions().setExact(true))));
    }

    /** How long the first ban shown still lasts. */
    Locator remaining() {
        return page.locator("[id='banned:rows'] tbody time[data-until]").first();
    }

    void search(String text) {
        page.locator("[id='banned:search']").fill(text);
    }

    void sortByAddress() {
        page.locator("[id='banned:rows'] th.ui-sortable-column").first().click();
    }

    void sortByTimes() {
        Locator header = page.locator("[id='banned:rows'] th.ui-sortable-column")
                .filter(new Locator.FilterOptions().setHasText("Repeat"));
        String before = header.getAttribute("aria-sort");
        header.click();
        PlaywrightAssertions.assertThat(header).not().hasAttribute("aria-sort", before);
    }

    void nextPage() {
        page.locator("[id='banned:rows'] .ui-paginator-next").click();
    }

    Locator report() {
        return page.locator("[id='banned:rows'] .ui-paginator-current");
    }

    void select(String address) {
        row(address).locator(".ui-chkbox-box, input[type=checkbox]").first().click();
    }

    Locator unbanSelected() {
        return page.locator("[id='banned:unbanSelected']");
    }

    void unban(String address) {
        row(address).locator("button").click();
    }

    /** The field of an option, by fail2ban's name for it. */
    Locator setting(String option) {
        return page.locator("[data-option='" + option + "'] input");
    }

    /** What stands below the field of an option. */
    Locator settingHint(String option) {
        return page.locator("[data-option='" + option + "'] .hint");
    }

    void saveSettings() {
        page.locator("[id='settings:save']").click();
    }

    void ignore(String entry) {
        page.locator("[id='ignore:entry']").fill(entry);
        page.locator("[id='ignore:add']").click();
    }

    Locator ignored(String entry) {
        return page.locator("[id='ignore'] li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(entry, new Page.GetByTextOptions().setExact(true))));
    }

    /** {@code start}, {@code stop}, {@code rest}, {@code goOn} or {@code reload}. */
    void order(String order) {
        page.locator("[id='orders:" + order + "']").click();
    }

    Locator stopped() {
        return page.locator("#stopped");
    }

    void countFailures(String address, String lines) {
        page.locator("[id='attempt:address']").fill(address);
        page.locator("[id='attempt:lines']").fill(lines);
        page.locator("[id='attempt:count']").click();
    }

    /** What is asked before failures of somebody who is hardly meant are counted. */
    Locator attemptDangers() {
        return page.locator("#attempts .note");
    }

    void rowsPerPage(String rows) {
        page.locator("[id='banned:rows'] .ui-paginator-rpp-options").selectOption(rows);
    }

    Locator logs() {
        return page.locator("[id='logPath'] li");
    }

    Locator state() {
        return page.locator("#state");
    }
}
