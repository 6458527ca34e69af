package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive, and what became of one address. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class HistoryInBrowserIT {

    private static final Pattern THE_ARCHIVE_HAS = Pattern.compile("The archive has \\d+ bans?, from .+ to .+");

    private static final Pattern IN_THE_LOG = Pattern.compile(
            "history\\.empty range=\\S*2001-01-01T.* rows=[1-9]\\d* oldest=20\\d\\d-\\S+ newest=20\\d\\d-");

    @Test
    void olderBansAreOnThePagesBehindAndBackWorks(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        ban(fail2ban, client, IntStream.rangeClosed(1, 60).mapToObj(last -> "198.18.7." + last));
        HistoryPage history = HistoryPage.open(page, server, "?ip=198.18.7.0/24");
        assertThat(history.found()).hasText("60 bans");
        List<String> first = history.addresses().allTextContents();
        history.older().click();
        assertThat(page).hasURL(Pattern.compile(".*cursor=.*"));
        List<String> second = history.addresses().allTextContents();
        assertThat(first).hasSize(50).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(10);
        assertThat(history.older()).hasCount(0);
        history.newest().click();
        assertThat(history.addresses()).hasText(first.toArray(String[]::new));
        page.goBack();
        assertThat(history.addresses()).hasText(second.toArray(String[]::new));
        history.order().click();
        assertThat(page).hasURL(Pattern.compile(".*ip=198.*order=oldest"));
        assertThat(history.addresses().first()).hasText(second.get(9));
        history.older().click();
        assertThat(history.addresses()).hasCount(10);
        assertThat(history.addresses().last()).hasText(first.get(0));
    }

    @Test
    void thePageSizeIsRememberedOnTheNextVisit(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        ban(fail2ban, client, IntStream.rangeClosed(1, 30).mapToObj(last -> "198.18.14." + last));
        HistoryPage history = HistoryPage.open(page, server, "?ip=198.18.14.0/24");
        assertThat(history.addresses()).hasCount(30);
        history.rowsPerPage("25");
        assertThat(history.addresses()).hasCount(25);
        assertThat(HistoryPage.open(page, server, "?ip=198.18.14.0/24").addresses())
                .hasCount(25);
    }

    @Test
    void aNetworkFindsTheAddressesWithinNotTheTextsThatLookAlike(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        ban(fail2ban, client, Stream.of("198.18.8.1", "198.18.8.15", "198.18.8.16", "198.18.80.1"));
        HistoryPage history = HistoryPage.open(page, server, "");
        history.search("198.18.8.0/28", "sshd");
        assertThat(history.addresses()).hasCount(2);
        assertThat(history.addresses().allTextContents()).containsExactlyInAnyOrder("198.18.8.1", "198.18.8.15");
        assertThat(page).hasURL(Pattern.compile(".*ip=198\\.18\\.8\\.0%2F28&jail=sshd.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson"})
    void theExportHoldsWhatWasSearched(
            String format, Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) throws IOException {
        ban(fail2ban, client, Stream.of("198.18.11.1", "198.18.11.2", "198.18.12.1"));
        HistoryPage history = HistoryPage.open(page, server, "?ip=198.18.11.0/24&range=7d");
        Download file = page.waitForDownload(() -> history.export(format).click());
        assertThat(file.suggestedFilename()).endsWith("." + format);
        assertThat(Files.readString(file.path()))
                .contains("198.18.11.1", "198.18.11.2", "sshd")
                .doesNotContain("198.18.12.1");
    }

    @Test
    void aSpanWithoutBansSaysWhereTheyAre(Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        ban(fail2ban, client, Stream.of("198.18.9.1"));
        HistoryPage history =
                HistoryPage.open(page, server, "?from=2001-01-01T00:00&to=2001-01-02T00:00&origin=selfblock");
        assertThat(history.nothing()).containsText("No ban fits");
        assertThat(history.nothing()).containsText(THE_ARCHIVE_HAS);
        ShellPage.open(page, server, "/?from=2001-01-01T00:00&to=2001-01-02T00:00");
        assertThat(page.locator("[id=numbers] .empty").first()).containsText(THE_ARCHIVE_HAS);
        assertThat(server.log()).containsPattern(IN_THE_LOG);
    }

    @Test
    void whatIsNoAddressGetsOneSentence(Page page, BanGuiServer server) {
        HistoryPage history =
                HistoryPage.open(page, server, "?ip=%3Cscript%3Ealert(1)%3C/script%3E&country=zz9&cursor=x");
        assertThat(ShellPage.around(page).problems()).containsText("<script>alert(1)</script>");
        assertThat(history.addresses()).hasCount(0);
    }

    @Test
    void theStoryTellsBanAndUnbanAndMarksWhatTheFilterMatched(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        fail2ban.attack("sshd", "198.18.9.2");
        archived(client, "198.18.9.2");
        StoryPage story = StoryPage.open(page, server, "198.18.9.2");
        assertThat(story.banned()).hasText(new String[] {"198.18.9.2"});
        assertThat(story.marked().first()).hasText("Failed password for root from 198.18.9.2 port 4000 ssh2");
        story.unban();
        ShellPage.around(page).confirm();
        assertThat(story.events().first()).containsText("Unbanned in BanGUI");
        assertThat(story.banned()).hasCount(0);
        assertThat(fail2ban.client("get", "sshd", "banip")).doesNotContain("198.18.9.2");
    }

    @Test
    void theStoryTellsWhichIgnoreListsHoldTheAddress(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "addignoreip", "198.18.11.0/29");
        try {
            assertThat(StoryPage.open(page, server, "198.18.11.2").ignored()).containsText("sshd 198.18.11.0/29");
            assertThat(StoryPage.open(page, server, "198.18.11.9").ignored()).hasCount(0);
        } finally {
            fail2ban.client("set", "sshd", "delignoreip", "198.18.11.0/29");
        }
    }

    @Test
    void aBanIsLiftedFromTheStoryInOneJailAndStaysInTheOther(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "198.18.13.1");
        fail2ban.client("set", "postfix", "banip", "198.18.13.1");
        StoryPage story = StoryPage.open(page, server, "198.18.13.1");
        assertThat(story.banned()).hasCount(2);
        story.unban();
        assertThat(ShellPage.around(page).question()).containsText("198.18.13.1");
        ShellPage.around(page).confirm();
        assertThat(story.banned()).hasCount(1);
        story.unban();
        ShellPage.around(page).confirm();
        assertThat(story.banned()).hasCount(0);
        assertThat(fail2ban.client("banned")).doesNotContain("198.18.13.1");
    }

    @Test
    void theRegistryIsAskedWhenSomebodyWantsToKnow(Page page, BanGuiServer server) {
        StoryPage story = StoryPage.open(page, server, "10.9.8.7");
        assertThat(story.registry()).hasCount(0);
        story.askRegistry();
        assertThat(story.registry()).hasText("–");
    }

    @Test
    void aScriptInALogLineIsInertInTheHistoryAndTheStory(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        String script = "<img src=x onerror=\"window.hacked=1\"></mark><script>window.hacked=1</script>";
        fail2ban.attackAs(script, "198.18.9.3");
        archived(client, "198.18.9.3");
        HistoryPage history = HistoryPage.open(page, server, "?ip=198.18.9.3");
        assertThat(history.firstLines()).containsText(script);
        assertThat(page.evaluate("window.hacked")).isNull();
        history.addresses().first().click();
        assertThat(StoryPage.at(page).lines().first()).containsText(script);
        assertThat(page.evaluate("window.hacked")).isNull();
    }

    private static void ban(RealFail2ban fail2ban, WebClient client, Stream<String> addresses) {
        List<String> all = addresses.toList();
        fail2ban.client(
                Stream.concat(Stream.of("set", "sshd", "banip"), all.stream()).toArray(String[]::new));
        archived(client, all.toArray(String[]::new));
    }

    private static void archived(WebClient client, String... addresses) {
        Until.holds("the bans are archived", () -> {
            String bans = client.get("/api/dashboard/bans?page_size=100").body();
            return Stream.of(addresses).allMatch(address -> bans.contains('"' + address + '"'));
        });
    }
}
