package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first visit, on servers that nobody has set up. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class SetupInBrowserIT {

    private BanGuiServer server;

    @BeforeEach
    void start() {
        server = BanGuiServer.untouched();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void theWizardLeadsToALoginThatWorks(Page page, RealFail2ban fail2ban) {
        SetupPage setup = SetupPage.open(page, server);
        assertThat(page).hasURL(server.uri("/setup").toString());
        setup.password("short");
        assertThat(setup.messages()).containsText("at least 10 characters");
        setup.password(BanGuiServer.PASSWORD);
        assertThat(setup.step()).hasText("Database");
        setup.next();
        setup.socket().fill("/nowhere/fail2ban.sock");
        setup.socket().blur();
        assertThat(setup.verdict()).containsText("There is no socket at this path.");
        setup.socket().fill(fail2ban.socket().toString());
        setup.socket().blur();
        assertThat(setup.verdict()).containsText(Pattern.compile("fail2ban \\d+\\.\\d+\\.\\d+.* answers\\."));
        setup.configDir().fill(fail2ban.configDir().toString());
        setup.next();
        setup.timezone("Europe/Vienna");
        setup.finish();
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        LoginPage.at(page).enter(BanGuiServer.PASSWORD);
        assertThat(ShellPage.around(page).daemonState()).hasText("Online");
    }

    @Test
    void theWizardGoesOnAfterACrash(Page page, RealFail2ban fail2ban) {
        SetupPage setup = SetupPage.open(page, server);
        setup.password(BanGuiServer.PASSWORD);
        setup.next();
        setup.socket().fill(fail2ban.socket().toString());
        setup.configDir().fill(fail2ban.configDir().toString());
        setup.next();
        assertThat(setup.step()).hasText("Details");
        server.kill();
        server.start();
        setup = SetupPage.open(page, server);
        setup.password(BanGuiServer.PASSWORD);
        setup.next();
        assertThat(setup.socket()).hasValue(fail2ban.socket().toString());
    }
}
