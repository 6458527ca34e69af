package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is set in a running jail from its page; every test leaves the jail as it was. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class RunningJailInBrowserIT {

    @Test
    void aJailsPageTellsItsVerdictAndHowItsLogIs(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        assertThat(jail.state()).containsText("armed");
        assertThat(jail.logs()).containsText("readable");
    }

    @Test
    void aSettingIsLiveAtOnceAndItsDriftIsMarked(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.setting("findtime").fill("25m");
        jail.saveSettings();
        assertThat(jail.settingHint("findtime")).containsText("differs from the files");
        assertThat(jail.settingHint("findtime")).containsText("in the files: 10m");
        assertThat(fail2ban.client("get", "postfix", "findtime")).isEqualTo("1500");
        jail.setting("findtime").fill("600");
        jail.saveSettings();
        assertThat(jail.settingHint("findtime")).not().containsText("differs");
    }

    @Test
    void codeInAFieldIsRefusedInOneSentenceAndStaysThereToBeCorrected(
            Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.setting("bantime").fill("__import__('os').getpid()");
        jail.saveSettings();
        assertThat(ShellPage.around(page).problems()).containsText("bantime must be a time");
        assertThat(jail.setting("bantime")).hasValue("__import__('os').getpid()");
        assertThat(fail2ban.client("get", "postfix", "bantime")).isEqualTo("600");
    }

    @Test
    void anExemptionIsMarkedAsLiveOnlyAndGoneAfterItWasConfirmed(
            Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.ignore("203.0.113.77");
        assertThat(jail.ignored("203.0.113.77")).containsText("live only");
        jail.ignored("203.0.113.77").locator("button").click();
        assertThat(ShellPage.around(page).question()).containsText("203.0.113.77");
        ShellPage.around(page).confirm();
        assertThat(jail.ignored("203.0.113.77")).hasCount(0);
        assertThat(fail2ban.client("get", "postfix", "ignoreip")).doesNotContain("203.0.113.77");
    }

    @Test
    void theWholeInternetCannotBeExempted(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.ignore("0.0.0.0/0");
        assertThat(ShellPage.around(page).problems()).containsText("most of the Internet");
        page.setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        JailPage.open(page, server, "postfix").ignore("0.0.0.0/0");
        assertThat(ShellPage.around(page).problems()).containsText("den größten Teil des Internets");
    }
}
