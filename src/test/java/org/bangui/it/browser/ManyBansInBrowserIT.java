package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a jail with more bans than fit on a page. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class ManyBansInBrowserIT {

    private static final int BANS = 60;

    @BeforeEach
    void manyBans(RealFail2ban fail2ban, WebClient client) {
        fail2ban.client("unban", "--all");
        List<String> command = new ArrayList<>(List.of("set", "postfix", "banip"));
        for (int i = 1; i <= BANS; i++) {
            command.add("10.20.30." + i);
        }
        fail2ban.client(command.toArray(String[]::new));
        Until.holds(
                "the pages know",
                () -> client.get("/api/jails/postfix/banned?page_size=1").body().contains("\"total\":" + BANS));
    }

    @AfterEach
    void noBans(RealFail2ban fail2ban) {
        fail2ban.client("unban", "--all");
    }

    @Test
    void theFirstPageShowsTwentyFive(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        assertThat(jail.addresses()).hasCount(25);
        assertThat(jail.report()).hasText(Pattern.compile("1–25 .* " + BANS));
    }

    @Test
    void theTimeThatIsLeftCountsDown(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        String left = jail.remaining().textContent();
        assertThat(jail.remaining()).not().hasText(left);
    }

    @Test
    void theNextPageShowsOthers(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.sortByAddress();
        assertThat(jail.addresses().last()).hasText("10.20.30.25");
        jail.nextPage();
        assertThat(jail.report()).hasText(Pattern.compile("26–50 .*"));
        assertThat(jail.addresses().first()).hasText("10.20.30.26");
        assertThat(jail.addresses().last()).hasText("10.20.30.50");
    }

    @Test
    void theSearchFindsTheAddress(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.search("10.20.30.42");
        assertThat(jail.addresses()).hasText(new String[] {"10.20.30.42"});
    }

    @Test
    void theAddressesAreSortedAsNumbers(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.sortByAddress();
        assertThat(jail.addresses().first()).hasText("10.20.30.1");
        assertThat(jail.addresses().nth(1)).hasText("10.20.30.2");
    }

    @Test
    void theAddressesAreSortedByHowOftenTheyWereBanned(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        String most = "/api/jails/postfix/banned?sort=-ban_count&page_size=1";
        Until.holds("it was banned most often", () -> {
            fail2ban.client("set", "postfix", "unbanip", "10.20.30.33");
            fail2ban.client("set", "postfix", "banip", "10.20.30.33");
            return client.get(most).body().contains("10.20.30.33");
        });
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.sortByTimes();
        jail.sortByTimes();
        assertThat(jail.addresses().first()).hasText("10.20.30.33");
    }

    @Test
    void allOfTheJailAreUnbannedWhenTheirNumberIsTyped(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "10.20.40.1");
        ShellPage.open(page, server, "/jails/postfix");
        JailsPage form = JailsPage.at(page);
        form.unbanAll("1");
        assertThat(form.unbanAllMessage()).containsText("not the number");
        form.confirmUnbanAll(String.valueOf(BANS));
        assertThat(form.undo()).isVisible();
        assertThat(fail2ban.client("banned")).doesNotContain("10.20.30.").contains("10.20.40.1");
    }

    @Test
    void sortAndPageSizeAreRememberedOnTheNextVisit(Page page, BanGuiServer server) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.rowsPerPage("50");
        assertThat(jail.addresses()).hasCount(50);
        jail.sortByAddress();
        assertThat(jail.addresses().nth(1)).hasText("10.20.30.2");
        JailPage again = JailPage.open(page, server, "postfix");
        assertThat(again.addresses()).hasCount(50);
        assertThat(again.addresses().nth(1)).hasText("10.20.30.2");
    }

    @Test
    void theChosenAddressesAreUnbannedTogether(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailPage jail = JailPage.open(page, server, "postfix");
        jail.search("10.20.30.5");
        assertThat(jail.addresses()).hasCount(11);
        jail.select("10.20.30.5");
        jail.select("10.20.30.51");
        assertThat(jail.unbanSelected()).hasText("Unban 2");
        jail.unbanSelected().click();
        assertThat(ShellPage.around(page).question()).containsText("2 addresses");
        ShellPage.around(page).confirm();
        assertThat(jail.addresses()).hasCount(9);
        assertThat(fail2ban.client("get", "postfix", "banip").split("\\s+"))
                .doesNotContain("10.20.30.5", "10.20.30.51")
                .contains("10.20.30.52")
                .hasSize(BANS - 2);
    }
}
