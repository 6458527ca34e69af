package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
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

    /** Shows every group of options. */
    void unfold() {
        page.evaluate("document.querySelectorAll('details').forEach(group => { group.open = true; })");
    }

    /** What is said to be wrong at the field of an option. */
    Locator fault(String name) {
        return setting(name).locator(".fault");
    }

    Locator settings() {
        return page.locator(".setting:has(.in [aria-label])");
    }

    /** The texts of settings that do not say what they are for, or not where their value comes from. */
    List<?> unexplained() {
        return (List<?>) settings()
                .evaluateAll("all => all.filter(one => !one.querySelector('.hint').textContent.trim()"
                        + " || !one.querySelector('.src').textContent.trim()).map(one => one.textContent)");
    }

    Locator drift() {
        return page.locator("[id='jail'] .note");
    }

    void press(String button) {
        page.locator("button[id$=':" + button + "']").click();
    }

    void assignFilter(String name) {
        page.locator("[id='jail:filters']").selectOption(name);
        press("assignFilter");
    }

    void addAction(String name) {
        page.locator("[id='jail:actions']").selectOption(name);
        press("addAction");
    }

    Locator actions() {
        return page.locator(".given li");
    }

    Locator recovery() {
        return page.locator("#recoveryForm");
    }

    Locator revisions() {
        return page.locator(".picks li");
    }

    Locator logField() {
        return page.locator("[id='newJail:logpath']");
    }

    void chooseFilter(String name) {
        page.locator("[id='newJail:filter']").selectOption(name);
    }

    /** Reviews the form that holds the option. */
    void reviewOf(String option) {
        Locator form = page.locator("form").filter(new Locator.FilterOptions().setHas(option(option)));
        form.locator("button[id$=':review']").click();
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

    /** The numbers of the lines that are marked as wrong. */
    Locator wrongLines() {
        return page.locator(".editor .gutter .wrong");
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
