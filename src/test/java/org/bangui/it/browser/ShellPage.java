package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.HttpCookie;
import java.util.List;
import org.bangui.testing.BanGuiServer;

/** What all pages behind the log-in have around them. */
final class ShellPage {

    private final Page page;

    private ShellPage(Page page) {
        this.page = page;
    }

    /** Opens the path with a session, past the log-in page. */
    static ShellPage open(Page page, BanGuiServer server, String path) {
        for (HttpCookie cookie : server.inSession().cookies()) {
            page.context()
                    .addCookies(List.of(new Cookie(cookie.getName(), cookie.getValue())
                            .setDomain("127.0.0.1")
                            .setPath("/")));
        }
        page.navigate(server.uri(path).toString());
        return new ShellPage(page);
    }

    /** The shell around the page that is open. */
    static ShellPage around(Page page) {
        return new ShellPage(page);
    }

    Locator daemonState() {
        return page.locator("#daemonState");
    }

    Locator offlineNote() {
        return page.locator("#offline [role=alert]");
    }

    Locator search() {
        return page.locator("#find");
    }

    Locator problems() {
        return page.locator("#problems");
    }

    Locator done() {
        return page.locator(".ui-growl-message");
    }

    void switchTheme() {
        page.locator("#theme").click();
    }

    String theme() {
        return page.locator("html").getAttribute("data-theme");
    }

    void logOut() {
        page.locator("[id='session:logOut']").click();
    }

    /** Answers yes where the page asks whether it is meant. */
    void confirm() {
        page.locator(".ui-confirmdialog-yes:visible").click();
    }

    /** Answers no where the page asks whether it is meant. */
    void refuse() {
        page.locator(".ui-confirmdialog-no:visible").click();
    }

    Locator question() {
        return page.locator(".ui-confirm-dialog:visible");
    }
}
