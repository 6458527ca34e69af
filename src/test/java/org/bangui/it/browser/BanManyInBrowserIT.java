package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bans of whole lists, and of those one hardly means. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class BanManyInBrowserIT {

    @Test
    void aListFromAFileIsBannedInTheBackgroundAndThePageTellsTheEnd(
            Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String list = IntStream.range(0, 150).mapToObj(i -> "10.78.0." + i).collect(Collectors.joining("\n"));
        JailsPage jails = JailsPage.open(page, server);
        jails.chooseFile(
                new FilePayload("list.txt", "text/plain", ("# ours\n" + list).getBytes(StandardCharsets.UTF_8)));
        jails.ban("postfix");
        assertThat(jails.job()).containsText("150 of 150 addresses are newly banned");
        assertThat(fail2ban.client("get", "postfix", "banip")).contains("10.78.0.149");
        jails.unbanEverywhere("10.78.0.0/24");
        assertThat(ShellPage.around(page).question()).containsText("postfix 150");
        ShellPage.around(page).confirm();
        assertThat(jails.job()).containsText("150 bans were lifted");
        assertThat(fail2ban.client("get", "postfix", "banip")).doesNotContain("10.78.0.");
        jails.undo().click();
        assertThat(jails.job()).containsText("150 of 150 addresses are newly banned");
        fail2ban.client("unban", "10.78.0.0/24");
    }

    @Test
    void aFewPastedAddressesAreBannedAtOnce(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailsPage.open(page, server).ban("10.79.0.1, 10.79.0.2\n10.79.0.3", "postfix");
        assertThat(ShellPage.around(page).done().first()).containsText("3 of 3 addresses");
        assertThat(fail2ban.client("get", "postfix", "banip")).contains("10.79.0.3");
    }

    @Test
    void aBanOfOneselfHappensOnlyOnASecondYes(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailsPage jails = JailsPage.open(page, server);
        jails.ban("127.0.0.1", "postfix");
        assertThat(ShellPage.around(page).question()).containsText("you are working from 127.0.0.1");
        ShellPage.around(page).refuse();
        assertThat(fail2ban.client("get", "postfix", "banip")).doesNotContain("127.0.0.1");
        jails.ban("127.0.0.1", "postfix");
        ShellPage.around(page).confirm();
        assertThat(ShellPage.around(page).done().first()).containsText("127.0.0.1 is banned in postfix");
        assertThat(fail2ban.client("get", "postfix", "banip")).contains("127.0.0.1");
        fail2ban.client("unban", "127.0.0.1");
    }

    @Test
    void anUnbanIsTakenBackWithOneTap(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "10.80.0.1");
        JailsPage jails = JailsPage.open(page, server);
        jails.unbanEverywhere("10.80.0.1");
        ShellPage.around(page).confirm();
        assertThat(jails.undo()).isVisible();
        assertThat(fail2ban.client("get", "sshd", "banip")).doesNotContain("10.80.0.1");
        jails.undo().click();
        assertThat(ShellPage.around(page).done().last()).containsText("back");
        assertThat(fail2ban.client("get", "sshd", "banip")).contains("10.80.0.1");
    }

    @Test
    void everybodyIsUnbannedOnlyWhenTheirNumberIsTyped(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("unban", "--all");
        fail2ban.client("set", "sshd", "banip", "10.80.0.2");
        fail2ban.client("set", "postfix", "banip", "10.80.0.2", "10.80.0.3");
        JailsPage jails = JailsPage.open(page, server);
        jails.unbanAll("4");
        assertThat(jails.unbanAllMessage()).containsText("not the number");
        assertThat(fail2ban.client("banned")).contains("10.80.0.2");
        jails.confirmUnbanAll("3");
        assertThat(jails.undo()).isVisible();
        assertThat(fail2ban.client("banned")).doesNotContain("10.80.0");
    }

    @Test
    void onAPhoneAnAddressIsUnbannedEverywhereInTwoTapsFromTheDashboard(
            Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "10.81.0.1");
        fail2ban.client("set", "postfix", "banip", "10.81.0.1");
        page.setViewportSize(360, 780);
        ShellPage shell = ShellPage.open(page, server, "/");
        shell.search().fill("10.81.0.1");
        shell.search().press("Enter");
        StoryPage.at(page).unbanEverywhere();
        shell.confirm();
        assertThat(StoryPage.at(page).banned()).hasCount(0);
        assertThat(fail2ban.client("banned")).doesNotContain("10.81.0.1");
    }
}
