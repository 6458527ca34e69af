package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What attackers write into logs, what other clients ban, what stands in files and addresses: text on every page. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class HostileTextsInBrowserIT {

    private static final String MARKUP = "<img src=x onerror=window.hacked=1>";
    private static final String USER =
            "</mark></li></script>\"'><script>window.hacked=1</script>#{'in'.concat('jected')}" + MARKUP;
    private static final String FORMULA = "=HYPERLINK(A1)";
    private static final String ADDRESS = "198.18.66.1";

    @BeforeAll
    static void write(RealFail2ban fail2ban, WebClient client) throws IOException {
        fail2ban.attackAs(USER, ADDRESS);
        fail2ban.client("set", "sshd", "banip", MARKUP, FORMULA);
        fail2ban.client("set", "sshd", "addfailregex", MARKUP + " <HOST>");
        Files.createDirectories(file(fail2ban).getParent());
        Files.writeString(
                file(fail2ban),
                "# " + USER + "\n[hostile]\nenabled = false\nfilter = " + MARKUP + "\nunknown = " + USER);
        Until.holds("what was banned is archived", () -> {
            String bans = client.get("/api/history?page_size=100").body();
            return bans.contains(MARKUP) && bans.contains(FORMULA) && bans.contains('"' + ADDRESS + '"');
        });
    }

    private static Path file(RealFail2ban fail2ban) {
        return fail2ban.configDir().resolve("jail.d/hostile.local");
    }

    @AfterAll
    static void clean(RealFail2ban fail2ban, WebClient client) throws IOException {
        fail2ban.client("set", "sshd", "unbanip", ADDRESS, MARKUP, FORMULA);
        long last = fail2ban.client("get", "sshd", "failregex").lines().count() - 2;
        fail2ban.client("set", "sshd", "delfailregex", String.valueOf(last));
        Files.delete(file(fail2ban));
        client.get("/api/config/revisions").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/map?country=unknown",
                "/jails/sshd",
                "/history?ip=198.18.66.0/24",
                "/history/198.18.66.1",
                "/history/MARKUP",
                "/history?ip=MARKUP&jail=MARKUP",
                "/search?q=MARKUP",
                "/jails/MARKUP",
                "/config?name=hostile",
                "/config/files?path=jail.d/hostile.local",
                "/config/files?path=MARKUP",
                "/config/filters?name=MARKUP",
                "/config/actions?name=MARKUP"
            })
    void theyAreShownAndDoNothing(String path, Page page, BanGuiServer server) {
        openAll(page, server, path);
        assertThat(page.locator("main")).containsText("window.hacked=1");
        assertInert(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?range=MARKUP&from=MARKUP&to=MARKUP&origin=MARKUP",
                "/map?range=MARKUP&country=MARKUP",
                "/jails?MARKUP=MARKUP",
                "/history?range=MARKUP&country=MARKUP&cursor=MARKUP&from=MARKUP",
                "/config",
                "/config/changes?id=MARKUP",
                "/config/defaults?name=MARKUP",
                "/config/new?name=MARKUP",
                "/login?next=MARKUP",
                "/no-such-page/MARKUP"
            })
    void inAnAddressTheyDoNothing(String path, Page page, BanGuiServer server) {
        openAll(page, server, path);
        assertInert(page);
    }

    /** With all that is folded away. */
    private static void openAll(Page page, BanGuiServer server, String path) {
        ShellPage.open(
                page,
                server,
                path.replace("MARKUP", URLEncoder.encode(MARKUP, UTF_8).replace("+", "%20")));
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        for (Locator row : page.locator(".ui-row-toggler[aria-expanded=false]").all().stream()
                .limit(4)
                .toList()) {
            row.click();
        }
    }

    private static void assertInert(Page page) {
        assertThat(page.locator("[onerror], [src=x]")).hasCount(0);
        assertThat(page.locator("body")).not().containsText("injected");
        assertThat(page.evaluate("window.hacked")).isNull();
    }

    @Test
    void theChangeThatSomebodyMadeInAFileShowsThemAsText(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/config/changes");
        page.locator(".picks a").first().click();
        assertThat(page.locator(".diff").first()).containsText(USER);
        assertInert(page);
    }

    @Test
    void questionAndAnswerNameThemAsText(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        DashboardPage dashboard = DashboardPage.open(page, server);
        dashboard.unban(MARKUP);
        ShellPage shell = ShellPage.around(page);
        assertThat(shell.question()).containsText(MARKUP);
        shell.confirm();
        assertThat(shell.done()).containsText(MARKUP);
        assertInert(page);
        fail2ban.client("set", "sshd", "banip", MARKUP);
    }

    @Test
    void inASpreadsheetTheyCalculateNothing(WebClient client) {
        assertThat(client.get("/api/history/export?format=csv").body())
                .contains(",\"'" + FORMULA + "\",")
                .doesNotContain("\"" + FORMULA);
    }
}
