package org.bangui.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** {@code /login}. */
final class LoginPage {

    private final Page page;

    private LoginPage(Page page) {
        this.page = page;
    }

    static LoginPage at(Page page) {
        return new LoginPage(page);
    }

    void enter(String password) {
        page.locator("[id='login:password']").fill(password);
        page.locator("[id='login:logIn']").click();
    }

    Locator message() {
        return page.locator("[id='login:passwordMessage']");
    }

    Locator lockOut() {
        return page.locator("[id='login:outcome'] [role=alert]");
    }
}
