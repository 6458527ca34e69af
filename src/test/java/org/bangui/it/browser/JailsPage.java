package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import org.bangui.testing.BanGuiServer;

/** {@code /jails}. */
final class JailsPage {

    private final Page page;

    private JailsPage(Page page) {
        this.page = page;
    }

    static JailsPage open(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/jails");
        return new JailsPage(page);
    }

    /** The forms of the page that is shown. */
    static JailsPage at(Page page) {
        return new JailsPage(page);
    }

    Locator jails() {
        return page.locator("[id='list:jails'] .jail-link");
    }

    Locator row(String jail) {
        return page.locator("[id='list:jails'] tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(jail, new Page.GetByTextOptions().setExact(true))));
    }

    /** Said when what is shown is old, as fail2ban does not answer. */
    Locator age() {
        return page.locator("[id$='taken'] .note");
    }

    /** Whether the jail protects, or why it does not run. */
    Locator state(String jail) {
        return row(jail).locator("td.verdict");
    }

    /** Opens the menu of the jail. */
    Locator menu(String jail) {
        row(jail).locator("[popovertarget]").click();
        return page.locator("#jailMenu");
    }

    /** Chooses in the menu of the jail. */
    void order(String jail, String order) {
        menu(jail)
                .getByText(order, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    void reloadAll() {
        page.locator("[id='orderAll:reload']").click();
    }

    void restart() {
        page.locator("[id='orderAll:restart']").click();
    }

    Locator header(String name) {
        return page.locator("[id='list:jails'] th")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    void ban(String address, String jail) {
        page.locator("[id='ban:address']").fill(address);
        page.locator("[id='ban:jail']").selectOption(jail);
        page.locator("[id='ban:place']").click();
    }

    /** Writes why the next ban is ordered. */
    void reason(String text) {
        page.locator("[id='ban:reason']").fill(text);
    }

    /** Bans what stands in the field. */
    void ban(String jail) {
        page.locator("[id='ban:jail']").selectOption(jail);
        page.locator("[id='ban:place']").click();
    }

    /** Puts the file's content into the field. */
    void chooseFile(FilePayload file) {
        page.locator("[data-into='ban:address']").setInputFiles(file);
        PlaywrightAssertions.assertThat(page.locator("[id='ban:address']"))
                .not()
                .isEmpty();
    }

    /** How far the job is. */
    Locator job() {
        return page.locator("#job [role=status]");
    }

    void unbanEverywhere(String address) {
        page.locator("[id='unban:address']").fill(address);
        page.locator("[id='unban:lift']").click();
    }

    /** The offer to take the last unban back. */
    Locator undo() {
        return page.locator("[id='undo:take']");
    }

    /** Asks for every ban to be lifted and types the number. */
    void unbanAll(String number) {
        page.locator("[id='unbanEvery:ask']").click();
        confirmUnbanAll(number);
    }

    void confirmUnbanAll(String number) {
        page.locator("[id='unbanEvery:number']").fill(number);
        page.locator("[id='unbanEvery:lift']").click();
    }

    Locator unbanAllMessage() {
        return page.locator("[id='unbanEvery:numberMessage']");
    }

    Locator addressMessage() {
        return page.locator("[id='ban:addressMessage']");
    }
}
