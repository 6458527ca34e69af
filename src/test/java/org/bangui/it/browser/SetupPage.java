package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.bangui.testing.BanGuiServer;

/** {@code /setup}, the wizard. */
final class SetupPage {

    private final Page page;

    private SetupPage(Page page) {
        this.page = page;
    }

    static SetupPage open(Page page, BanGuiServer server) {
        page.navigate(server.uri("/").toString());
        return new SetupPage(page);
    }

    Locator step() {
        return page.locator(".steps [aria-current=step]");
    }

    void password(String password) {
        page.locator("[id='setup:masterPassword']").fill(password);
        next();
    }

    Locator strength() {
        return page.locator(".strength [role=status]");
    }

    void next() {
        page.locator("[id='setup:next']").click();
    }

    Locator socket() {
        return page.locator("[id='setup:socket']");
    }

    Locator configDir() {
        return page.locator("[id='setup:configDir']");
    }

    /** What the live try of the socket found. */
    Locator verdict() {
        return page.locator("[id='setup:verdict']");
    }

    void timezone(String zone) {
        page.locator("[id='setup:timezone']").selectOption(zone);
    }

    void finish() {
        page.locator("[id='setup:finish']").click();
    }

    Locator messages() {
        return page.locator(".ui-message-error");
    }
}
