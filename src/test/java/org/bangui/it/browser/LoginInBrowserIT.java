package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.OtherAddress;
import org.bangui.testing.RunningBanGui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coming in and going out with a browser. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class LoginInBrowserIT {

    @Test
    void theLoginLeadsToWhereOneWantedToGo(Page page, BanGuiServer server) {
        page.navigate(server.uri("/jails/sshd").toString());
        LoginPage.at(page).enter(BanGuiServer.PASSWORD);
        assertThat(page).hasURL(server.uri("/jails/sshd").toString());
    }

    @Test
    void theLoginLeadsToNoOtherSite(Page page, BanGuiServer server) {
        page.navigate(server.uri("/login?next=//evil.example/").toString());
        LoginPage.at(page).enter(BanGuiServer.PASSWORD);
        assertThat(page).hasURL(server.uri("/").toString());
    }

    @Test
    void aWrongPasswordIsSaidToBeWrong(Page page, BanGuiServer server) {
        try (OtherAddress elsewhere = OtherAddress.of("127.0.0.31", server)) {
            page.navigate(elsewhere.uri("/login").toString());
            LoginPage login = LoginPage.at(page);
            login.enter("not the password");
            assertThat(login.message()).containsText("The password is wrong.");
        }
    }

    @Test
    void aLockOutSaysUntilWhen(Page page, BanGuiServer server) {
        try (OtherAddress elsewhere = OtherAddress.of("127.0.0.32", server)) {
            for (int i = 1; i <= 5; i++) {
                elsewhere.client().login("guess number " + i);
            }
            page.navigate(elsewhere.uri("/login").toString());
            LoginPage login = LoginPage.at(page);
            login.enter(BanGuiServer.PASSWORD);
            assertThat(login.lockOut()).containsText("Too many failed log-ins");
            assertThat(login.lockOut().locator("time").first())
                    .hasAttribute("datetime", Pattern.compile("20\\d\\d-.*"));
        }
    }

    @Test
    void theLogOutEndsAtTheLogin(Page page, BanGuiServer server) {
        page.navigate(server.uri("/login").toString());
        LoginPage.at(page).enter(BanGuiServer.PASSWORD);
        ShellPage.around(page).logOut();
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        page.navigate(server.uri("/jails").toString());
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
    }
}
