package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.MadeOf;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What jails and fail2ban can be told from a phone; every test leaves them as they were. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class JailOrdersInBrowserIT {

    private static final String JAIL = "nginx-http-auth";
    private static final LocatorAssertions.ContainsTextOptions A_RESTART =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @BeforeEach
    void aPhone(Page page) {
        page.setViewportSize(360, 780);
    }

    @Test
    void aJailIsStoppedAndStartedAgainWithAllItIsMadeOf(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", JAIL, "banip", "192.0.2.140");
        String before = MadeOf.of(fail2ban, JAIL);
        JailsPage jails = JailsPage.open(page, server);
        jails.order(JAIL, "Stop");
        assertThat(ShellPage.around(page).question()).containsText("its one ban is lifted");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done()).containsText("is stopped; one ban was lifted");
        assertThat(jails.state(JAIL)).containsText("It was stopped");
        assertThat(fail2ban.client("status")).doesNotContain(JAIL);
        jails.order(JAIL, "Start");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done().last()).containsText("runs, checked against the files");
        assertThat(jails.state(JAIL)).containsText("armed");
        assertThat(MadeOf.of(fail2ban, JAIL)).isEqualTo(before);
        assertThat(fail2ban.client("get", JAIL, "banip")).contains("192.0.2.140");
        fail2ban.client("unban", "192.0.2.140");
    }

    @Test
    void aNoLeavesTheJailRunning(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailsPage.open(page, server).order(JAIL, "Stop");
        ShellPage.around(page).refuse();
        assertThat(ShellPage.around(page).question()).hasCount(0);
        assertThat(fail2ban.client("status")).contains(JAIL);
    }

    @Test
    void fromItsPageAJailIsStoppedAndStarted(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String before = MadeOf.of(fail2ban, JAIL);
        JailPage jail = JailPage.open(page, server, JAIL);
        jail.order("stop");
        ShellPage.around(page).confirm();
        assertThat(jail.stopped()).containsText("does not run");
        jail.order("start");
        ShellPage.around(page).confirm();
        assertThat(jail.state()).containsText("armed");
        assertThat(MadeOf.of(fail2ban, JAIL)).isEqualTo(before);
    }

    @Test
    void aJailThatSomebodyElseStopsIsShownAsStoppedOnOpenPages(Page page, BanGuiServer server, WebClient client) {
        JailsPage jails = JailsPage.open(page, server);
        Page other = page.context().newPage();
        JailPage jail = JailPage.open(other, server, JAIL);
        client.post("/api/jails/" + JAIL + "/stop", "").expect(204);
        assertThat(jails.state(JAIL)).containsText("stopped");
        assertThat(jail.stopped()).containsText("does not run");
        client.post("/api/jails/" + JAIL + "/start", "").expect(204);
        assertThat(jails.state(JAIL)).containsText("armed");
        assertThat(jail.state()).containsText("armed");
    }

    @Test
    void aReloadTellsWhetherTheJailIsWhatItWas(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage jail = JailPage.open(page, server, JAIL);
        jail.order("reload");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done()).containsText("All is as it was before.");
        fail2ban.client("set", JAIL, "maxretry", "77");
        jail.order("reload");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done().last()).containsText("It is not what it was before.");
        assertThat(fail2ban.client("get", JAIL, "maxretry")).isEqualTo("3");
    }

    @Test
    void aJailRestsAndGoesOn(Page page, BanGuiServer server) {
        JailsPage jails = JailsPage.open(page, server);
        jails.order(JAIL, "Let rest");
        ShellPage.around(page).confirm();
        assertThat(jails.state(JAIL)).containsText("resting");
        jails.order(JAIL, "Let go on");
        ShellPage.around(page).confirm();
        assertThat(jails.state(JAIL)).containsText("armed");
    }

    @Test
    void theKeyboardAloneIsEnough(Page page, BanGuiServer server) {
        JailsPage jails = JailsPage.open(page, server);
        jails.row(JAIL).locator("[popovertarget]").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(ShellPage.around(page).question()).containsText("Reload " + JAIL);
        page.keyboard().press("Escape");
        assertThat(ShellPage.around(page).question()).hasCount(0);
    }

    @Test
    void aReloadOfAllTellsHowFarItIsAndThatAllWasChecked(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String before = MadeOf.of(fail2ban, "sshd", JAIL, "postfix");
        JailsPage jails = JailsPage.open(page, server);
        jails.reloadAll();
        assertThat(ShellPage.around(page).question()).containsText("All 3 running jails");
        ShellPage.around(page).confirm();
        assertThat(jails.job()).containsText("3 jails run, each checked");
        assertThat(MadeOf.of(fail2ban, "sshd", JAIL, "postfix")).isEqualTo(before);
    }

    @Test
    void aRestartOfFail2banTellsItsStepsAndItsEnd(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String before = MadeOf.of(fail2ban, "sshd", JAIL, "postfix");
        JailsPage jails = JailsPage.open(page, server);
        try {
            jails.restart();
            assertThat(ShellPage.around(page).question()).containsText("its 3 jails watch nothing meanwhile");
            ShellPage.around(page).confirm();
            assertThat(jails.job()).containsText("fail2ban is back: 3 jails run, each checked", A_RESTART);
            assertThat(MadeOf.of(fail2ban, "sshd", JAIL, "postfix")).isEqualTo(before);
        } finally {
            fail2ban.takeBack();
        }
    }

    @Test
    void aJailThatCannotStartIsListedWithTheReasonAndStaysAsItIs(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) throws IOException {
        Path broken = fail2ban.configDir().resolve("jail.d/broken.local");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "[broken]\nenabled = true\nfilter = no-such-filter\nlogpath = /dev/null\n");
        try {
            Until.holds(
                    "the jail is listed", () -> client.get("/api/jails").body().contains("\"broken\""));
            JailsPage jails = JailsPage.open(page, server);
            assertThat(jails.state("broken")).containsText("The files are wrong");
            jails.order("broken", "Start");
            ShellPage.around(page).confirm();
            assertThat(ShellPage.around(page).problems()).containsText("no-such-filter");
            assertThat(ShellPage.around(page).problems()).containsText("Nothing was changed");
        } finally {
            Files.delete(broken);
        }
    }

    @Test
    void failuresCountedByHandBanTheAddress(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage.open(page, server, "postfix").countFailures("192.0.2.141", "one\ntwo\nthree");
        assertThat(ShellPage.around(page).done()).containsText("3 failures of 192.0.2.141");
        assertThat(JailPage.open(page, server, "postfix").row("192.0.2.141")).isVisible();
        fail2ban.client("unban", "192.0.2.141");
    }

    @Test
    void failuresOfOneselfCountOnlyOnASecondYes(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.countFailures("127.0.0.1", "");
        assertThat(jail.attemptDangers()).containsText("you are working from 127.0.0.1");
        jail.attemptDangers().locator("button").click();
        assertThat(ShellPage.around(page).done()).containsText("One failure of 127.0.0.1");
    }

    @Test
    void theSortOfTheListIsRememberedOnTheNextVisit(Page page, BanGuiServer server) {
        page.setViewportSize(1280, 800);
        JailsPage jails = JailsPage.open(page, server);
        jails.header("Banned now").click();
        assertThat(jails.header("Banned now")).hasAttribute("aria-sort", "ascending");
        assertThat(JailsPage.open(page, server).header("Banned now")).hasAttribute("aria-sort", "ascending");
    }
}
