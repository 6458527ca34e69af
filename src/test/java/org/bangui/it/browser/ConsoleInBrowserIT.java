package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page can do: theme, address, keyboard, phone, fail2ban away. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class ConsoleInBrowserIT {

    private static final LocatorAssertions.HasTextOptions A_HEALTH_CHECK =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    @Test
    void theThemeIsRemembered(Page page, BanGuiServer server) {
        ShellPage shell = ShellPage.open(page, server, "/");
        String before = shell.theme();
        shell.switchTheme();
        String chosen = shell.theme();
        page.reload();
        assertThat(shell.theme()).isEqualTo(chosen).isNotEqualTo(before);
    }

    @Test
    void theRangeStandsInTheAddressAndBackWorks(Page page, BanGuiServer server) {
        DashboardPage dashboard = DashboardPage.open(page, server);
        dashboard.range("7 d");
        assertThat(page).hasURL(Pattern.compile(".*[?&]range=7d.*"));
        assertThat(dashboard.chosenRange()).isEqualTo("7 d");
        page.goBack();
        assertThat(dashboard.chosenRange()).isEqualTo("24 h");
    }

    @Test
    void originAndFreeSpanStandInTheAddressAndBackWorks(Page page, BanGuiServer server) {
        DashboardPage dashboard = DashboardPage.open(page, server);
        dashboard.origin("Blocklists");
        assertThat(page).hasURL(Pattern.compile(".*range=24h&origin=blocklist"));
        dashboard.span("2026-03-01T08:00", "2026-03-02T09:30");
        assertThat(page).hasURL(Pattern.compile(".*origin=blocklist&from=2026-03-01T08.*00&to=2026-03-02T09.*30"));
        page.reload();
        assertThat(dashboard.chosenSpan()).hasText("2026-03-01 08:00 – 2026-03-02 09:30");
        assertThat(dashboard.chosenOrigin()).isEqualTo("Blocklists");
        dashboard.origin("All");
        assertThat(dashboard.chosenSpan()).hasText("2026-03-01 08:00 – 2026-03-02 09:30");
        page.goBack();
        assertThat(dashboard.chosenOrigin()).isEqualTo("Blocklists");
        page.goBack();
        assertThat(dashboard.chosenRange()).isEqualTo("24 h");
        assertThat(dashboard.chosenOrigin()).isEqualTo("Blocklists");
    }

    @Test
    void aSharedAddressShowsTheSameRange(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/?range=30d");
        assertThat(DashboardPage.at(page).chosenRange()).isEqualTo("30 d");
    }

    @Test
    void aRangeNobodyKnowsIsNoError(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/?range=%3Cscript%3E&origin=mars");
        assertThat(DashboardPage.at(page).bannedNow()).isVisible();
    }

    @Test
    void theSlashKeyFocusesTheSearch(Page page, BanGuiServer server) {
        ShellPage shell = ShellPage.open(page, server, "/jails");
        page.keyboard().press("/");
        assertThat(shell.search()).isFocused();
        assertThat(shell.search()).hasValue("");
    }

    @Test
    void theSearchFindsABannedAddress(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", "sshd", "banip", "192.0.2.120");
        ShellPage shell = ShellPage.open(page, server, "/");
        shell.search().fill("192.0.2.120");
        shell.search().press("Enter");
        assertThat(StoryPage.at(page).who()).hasText("192.0.2.120");
        assertThat(StoryPage.at(page).banned()).hasText(new String[] {"192.0.2.120"});
    }

    @Test
    void aSearchForMarkupShowsItAsText(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        assertThat(page.locator("main h1")).containsText("<img src=x onerror=alert(1)>");
    }

    @Test
    void aPageThatIsNotThereSaysSo(Page page, BanGuiServer server) {
        ShellPage.open(page, server, "/jails/no-such-jail");
        assertThat(page.locator("main")).containsText("no-such-jail");
    }

    @Test
    void fail2banThatGoesTurnsTheStatusOfflineAndBack(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        ShellPage shell = ShellPage.open(page, server, "/jails");
        assertThat(shell.daemonState()).hasText("Online");
        fail2ban.kill();
        try {
            assertThat(shell.daemonState()).hasText("Offline", A_HEALTH_CHECK);
            assertThat(shell.offlineNote()).isVisible();
        } finally {
            fail2ban.start();
        }
        assertThat(shell.daemonState()).hasText("Online", A_HEALTH_CHECK);
        assertThat(shell.offlineNote()).isHidden();
    }

    @ParameterizedTest
    @MethodSource("everyPageInBothThemes")
    void aPhoneNeedsNoSidewaysScroll(String path, ColorScheme scheme, Page page, BanGuiServer server) {
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        if (path.equals("/login")) {
            page.navigate(server.uri(path).toString());
        } else {
            ShellPage.open(page, server, path);
        }
        String tooWide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assertThat(page.evaluate(tooWide)).isEqualTo(0);
    }

    static Stream<Arguments> everyPageInBothThemes() {
        return Stream.of(
                        "/",
                        "/map",
                        "/jails",
                        "/jails/sshd",
                        "/history",
                        "/history/192.0.2.1",
                        "/config?name=sshd",
                        "/config/files?path=jail.conf",
                        "/search?q=192.0.2",
                        "/login",
                        "/no-such-page")
                .flatMap(path ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(scheme -> Arguments.of(path, scheme)));
    }

    @Test
    void whileFail2banHangsTheJailsAreShownWithTheirAge(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        JailsPage jails = JailsPage.open(page, server);
        assertThat(jails.age()).hasCount(0);
        fail2ban.freeze();
        try {
            Until.holds("the age is told", () -> {
                page.reload();
                return jails.age().isVisible();
            });
            assertThat(jails.age()).containsText("fail2ban answers slowly or not at all");
            assertThat(jails.jails().first()).isVisible();
        } finally {
            fail2ban.thaw();
        }
    }
}
