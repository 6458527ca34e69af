package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connection that brings the news, when it breaks. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class LiveInBrowserIT {

    private static final WebSocketRoute.CloseOptions BROKEN = new WebSocketRoute.CloseOptions().setCode(4000);

    private static final LocatorAssertions.IsVisibleOptions A_SYNC =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<WebSocketRoute> connections = new ArrayList<>();

    @Test
    void bansOfTheTimeWithoutConnectionAreThereWhenItIsBack(
            Page page, BanGuiServer server, RealFail2ban fail2ban, WebClient client) {
        page.routeWebSocket(Pattern.compile(".*omnifaces\\.push.*"), this::route);
        DashboardPage dashboard = DashboardPage.open(page, server);
        fail2ban.client("set", "sshd", "banip", "198.18.10.2");
        assertThat(dashboard.ban("198.18.10.2")).isVisible(A_SYNC);
        cut.set(true);
        connections.forEach(connection -> connection.close(BROKEN));
        assertThat(dashboard.live()).hasText("Connection lost, trying again…");
        fail2ban.client("set", "sshd", "banip", "198.18.10.1");
        Until.holds(
                "the ban is archived",
                () -> client.get("/api/dashboard/bans?page_size=100").body().contains("198.18.10.1"));
        cut.set(false);
        assertThat(dashboard.live()).hasText("Live.");
        assertThat(dashboard.ban("198.18.10.1")).isVisible();
    }

    private void route(WebSocketRoute connection) {
        if (cut.get()) {
            connection.close(BROKEN);
        } else {
            connection.connectToServer();
            connections.add(connection);
        }
    }
}
