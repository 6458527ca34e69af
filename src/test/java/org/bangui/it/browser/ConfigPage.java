package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.bangui.testing.BanGuiServer;

/** {@code /config} and the pages below it. */
final class ConfigPage {

    private final Page page;

    private ConfigPage(Page page) {
        this.page = page;
    }

    static ConfigPage open(Page page, BanGuiServer server, String path) {
        ShellPage.open(page, server, path);
        return new ConfigPage(page);
    }

    /** The field of an option. */
    Locator option(String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    /** Where the value of an option comes from. */
    Locator origin(String name) {
        return setting(name).locator(".src");
    }

    Locator reset(String name) {
        return setting(name).locator(".src .link");
    }

    private Locator setting(String name) {
        return page.locator(".setting").filter(new Locator.FilterOptions().setHas(option(name)));
    }

    void review() {
        page.locator("button[id$=':review']").first().click();
    }

    Locator plan() {
        return page.locator("#plan .plan");
    }

    Locator apply() {
        return page.locator("[id='planForm:apply']");
    }

    Locator jails() {
        return page.locator("#configJails li:visible");
    }

    void find(String text) {
        page.locator("[data-narrows]").fill(text);
    }

    void make(String name) {
        page.locator("#newName").fill(name);
        page.locator("#newName").press("Enter");
    }

    Locator text() {
        return page.locator(".editor textarea");
    }

    Locator painted(String kind) {
        return page.locator(".editor .paint ." + kind);
    }

    Locator proposals() {
        return page.locator(".proposals li:visible");
    }

    Locator lineNumbers() {
        return page.locator(".editor .gutter i");
    }

    void describe(String name, String filter, String log) {
        page.locator("[id='newJail:name']").fill(name);
        page.locator("[id='newJail:filter']").selectOption(filter);
        page.locator("[id='newJail:logpath']").fill(log);
    }

    void tryIt() {
        page.locator("[id='newJail:try']").click();
    }

    Locator trial() {
        return page.locator("[id='newJail:trial']");
    }
}
