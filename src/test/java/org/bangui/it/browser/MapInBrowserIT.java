package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The world map with a real archive behind it. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class MapInBrowserIT {

    private static final String BRAZIL = "177.54.3.4";
    private static final String SINGAPORE = "116.86.3.4";
    private static final String NOWHERE = "192.0.2.140";

    @BeforeEach
    void ban(RealFail2ban fail2ban, WebClient client) {
        fail2ban.client("set", "sshd", "banip", BRAZIL, SINGAPORE, NOWHERE);
        Until.holds("the bans are archived", () -> {
            String bans = client.get("/api/dashboard/bans?page_size=100").body();
            return bans.contains(BRAZIL) && bans.contains(SINGAPORE) && bans.contains(NOWHERE);
        });
    }

    @Test
    void aClickOnACountryShowsItsBansAndStandsInTheAddress(Page page, BanGuiServer server) {
        MapPage map = MapPage.open(page, server, "");
        map.country("BR").click();
        assertThat(map.title()).hasText("Brazil");
        assertThat(map.ban(BRAZIL)).isVisible();
        assertThat(map.ban(SINGAPORE)).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*/map\\?country=BR"));
        map.country("BR").click();
        assertThat(map.ban(SINGAPORE)).isVisible();
        page.goBack();
        assertThat(map.title()).hasText("Brazil");
        assertThat(map.ban(SINGAPORE)).hasCount(0);
    }

    @Test
    void theKeyboardChoosesACountryTooSmallToHit(Page page, BanGuiServer server) {
        MapPage map = MapPage.open(page, server, "?range=7d");
        map.country("SG").focus();
        page.keyboard().press("Enter");
        assertThat(map.ban(SINGAPORE)).isVisible();
        assertThat(map.ban(BRAZIL)).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*range=7d&country=SG"));
        assertThat(map.row("SG")).hasAttribute("aria-current", "true");
    }

    @Test
    void aSharedAddressShowsTheSameCountryAndSpan(Page page, BanGuiServer server) {
        MapPage map = MapPage.open(page, server, "?range=30d&country=BR");
        assertThat(map.country("BR")).hasAttribute("aria-pressed", "true");
        assertThat(map.ban(BRAZIL)).isVisible();
        assertThat(map.ban(SINGAPORE)).hasCount(0);
        assertThat(DashboardPage.at(page).chosenRange()).isEqualTo("30 d");
    }

    @Test
    void bansOfNoKnownCountryAreNotLost(Page page, BanGuiServer server) {
        MapPage map = MapPage.open(page, server, "");
        map.row("unknown").click();
        assertThat(map.title()).hasText("Unknown country");
        assertThat(map.ban(NOWHERE)).isVisible();
        assertThat(map.ban(BRAZIL)).hasCount(0);
    }

    @Test
    void whatWasZoomedStaysSoWhenNewBansComeIn(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        MapPage map = MapPage.open(page, server, "");
        map.zoomIn();
        page.mouse().move(0, 0);
        page.locator("h1").click();
        page.evaluate("document.activeElement.blur()");
        String zoomed = map.viewBox();
        fail2ban.attack("sshd", "85.220.3.4");
        assertThat(map.country("IS")).isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(60_000));
        assertThat(map.ban("85.220.3.4")).isVisible();
        assertThat(map.viewBox()).isEqualTo(zoomed).isNotEqualTo("0 0 1000 500");
    }
}
