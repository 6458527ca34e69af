package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: bans come to the page, and go from the page to fail2ban. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class BansInBrowserIT {

    private static final LocatorAssertions.IsVisibleOptions A_SYNC =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Test
    void aLogLineBecomesABanOnTheDashboardWithoutAReload(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        DashboardPage dashboard = DashboardPage.open(page, server);
        page.evaluate("window.notReloaded = true");
        fail2ban.attack("sshd", "192.0.2.101");
        assertThat(dashboard.ban("192.0.2.101")).isVisible(A_SYNC);
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }

    @Test
    void aBanFromThePageIsReportedByFail2ban(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailsPage.open(page, server).ban("192.0.2.102", "sshd");
        assertThat(ShellPage.around(page).done().first()).containsText("192.0.2.102 is banned in sshd.");
        assertThat(fail2ban.client("get", "sshd", "banip")).contains("192.0.2.102");
    }

    @Test
    void whyABanWasOrderedStandsInTheStoryOfTheAddress(Page page, BanGuiServer server) {
        JailsPage jails = JailsPage.open(page, server);
        jails.reason("scans <us>");
        jails.ban("192.0.2.112", "sshd");
        assertThat(ShellPage.around(page).done().first()).containsText("192.0.2.112 is banned");
        assertThat(StoryPage.open(page, server, "192.0.2.112").events().first())
                .containsText("by admin: “scans <us>”", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    @Test
    void anUnbanIsConfirmedByNamingTheAddress(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "192.0.2.103");
        JailPage jail = JailPage.open(page, server, "sshd");
        jail.unban("192.0.2.103");
        assertThat(ShellPage.around(page).question()).containsText("192.0.2.103");
        ShellPage.around(page).confirm();
        assertThat(jail.row("192.0.2.103")).hasCount(0);
        assertThat(fail2ban.client("get", "sshd", "banip")).doesNotContain("192.0.2.103");
    }

    @Test
    void anUnbanThatIsNotConfirmedDoesNothing(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "192.0.2.104");
        JailPage jail = JailPage.open(page, server, "sshd");
        jail.unban("192.0.2.104");
        ShellPage.around(page).refuse();
        assertThat(fail2ban.client("get", "sshd", "banip")).contains("192.0.2.104");
    }

    @Test
    void aBanIsLiftedFromTheDashboard(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        DashboardPage dashboard = DashboardPage.open(page, server);
        fail2ban.client("set", "sshd", "banip", "192.0.2.105");
        assertThat(dashboard.ban("192.0.2.105")).isVisible(A_SYNC);
        dashboard.unban("192.0.2.105");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done().first()).containsText("192.0.2.105");
        assertThat(fail2ban.client("get", "sshd", "banip")).doesNotContain("192.0.2.105");
    }

    @Test
    void aBanIsLiftedEverywhere(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "192.0.2.106");
        fail2ban.client("set", "postfix", "banip", "192.0.2.106");
        JailsPage.open(page, server).unbanEverywhere("192.0.2.106");
        assertThat(ShellPage.around(page).question()).containsText("192.0.2.106");
        assertThat(ShellPage.around(page).question())
                .containsText(Pattern.compile("postfix 1.*sshd 1", Pattern.DOTALL));
        assertThat(fail2ban.client("banned")).contains("192.0.2.106");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done().first()).containsText("2 bans");
        assertThat(fail2ban.client("banned")).doesNotContain("192.0.2.106");
    }

    @Test
    void aNoLeavesEveryBanOfTheAddress(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "192.0.2.110");
        JailsPage.open(page, server).unbanEverywhere("192.0.2.110");
        ShellPage.around(page).refuse();
        assertThat(ShellPage.around(page).question()).hasCount(0);
        assertThat(fail2ban.client("get", "sshd", "banip")).contains("192.0.2.110");
    }

    @Test
    void anAddressThatIsNoneGetsOneSentenceAndIsNotSent(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        List<String> before = fail2ban.actions();
        JailsPage jails = JailsPage.open(page, server);
        jails.ban("not-an-ip", "sshd");
        assertThat(jails.addressMessage()).containsText("“not-an-ip” is no address");
        assertThat(fail2ban.actions()).isEqualTo(before);
    }

    @Test
    void aScriptInAUserNameIsShownAndDoesNotRun(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String script = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
        DashboardPage dashboard = DashboardPage.open(page, server);
        fail2ban.attackAs(script, "192.0.2.107");
        assertThat(dashboard.ban("192.0.2.107")).isVisible(A_SYNC);
        assertThat(dashboard.linesOf("192.0.2.107")).containsText(script);
        assertThat(page.evaluate("window.hacked")).isNull();
    }

    @Test
    void theNumberOfBansFollowsWithoutAReload(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        DashboardPage dashboard = DashboardPage.open(page, server);
        int before = Integer.parseInt(dashboard.bannedNow().textContent().replaceAll("\\D", ""));
        fail2ban.attack("nginx-http-auth", "2001:db8:3::1");
        assertThat(dashboard.bannedNow())
                .hasText(String.valueOf(before + 1), new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    }

    @Test
    void twoPagesSeeTheSameBan(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        DashboardPage first = DashboardPage.open(page, server);
        Page other = page.context().newPage();
        DashboardPage second = DashboardPage.open(other, server);
        fail2ban.attack("sshd", "192.0.2.109");
        assertThat(first.ban("192.0.2.109")).isVisible(A_SYNC);
        assertThat(second.ban("192.0.2.109")).isVisible(A_SYNC);
    }
}
