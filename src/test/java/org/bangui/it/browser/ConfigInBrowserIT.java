package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The configuration in a browser: nothing changes before it was shown, and then it changes whole. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class ConfigInBrowserIT {

    private static final String JAIL = "nginx-http-auth";

    private static void await(RealFail2ban fail2ban, String option, String value) {
        Until.holds(option + " is " + value, () -> fail2ban.client("get", JAIL, option)
                .equals(value));
    }

    @Test
    void aValueChangesAfterItsPlanWasShownAndComesOutAgain(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        ConfigPage config = ConfigPage.open(page, server, "/config?name=" + JAIL);
        assertThat(config.origin("maxretry")).containsText("jail.conf:6");
        config.option("maxretry").fill("6");
        config.review();
        assertThat(config.plan()).containsText("+maxretry = 6");
        assertThat(config.plan()).containsText("'maxretry', 6");
        config.apply().click();
        assertThat(ShellPage.around(page).done()).isVisible();
        await(fail2ban, "maxretry", "6");
        assertThat(config.origin("maxretry")).containsText("jail.d/" + JAIL + ".local");
        config.reset("maxretry").click();
        assertThat(config.plan()).containsText("-maxretry = 6");
        config.apply().click();
        assertThat(config.origin("maxretry")).not().containsText(".local");
        await(fail2ban, "maxretry", "3");
    }

    @Test
    void theListOfJailsIsNarrowed(Page page, BanGuiServer server) {
        ConfigPage config = ConfigPage.open(page, server, "/config");
        config.find("POST");
        assertThat(config.jails()).hasCount(1);
        assertThat(config.jails().first()).containsText("postfix");
    }

    @Test
    void theEditorPaintsNumbersAndCompletes(Page page, BanGuiServer server) {
        ConfigPage config = ConfigPage.open(page, server, "/config/files?path=jail.d/browser.local");
        config.text().fill("");
        config.text().pressSequentially("# <mine>\n[sshd]\nbant");
        assertThat(config.painted("comment")).hasText("# <mine>");
        assertThat(config.painted("section")).hasText("[sshd]");
        assertThat(config.lineNumbers()).hasCount(3);
        assertThat(config.proposals().first()).hasText("bantime");
        config.text().press("Enter");
        assertThat(config.text()).hasValue("# <mine>\n[sshd]\nbantime = ");
        config.text().pressSequentially("2h");
        config.review();
        assertThat(config.plan()).containsText("+bantime = 2h");
    }

    @Test
    void theEditorMarksTheLineThatIsWrong(Page page, BanGuiServer server) {
        ConfigPage config = ConfigPage.open(page, server, "/config/files?path=jail.d/browser.local");
        config.text().fill("[sshd]\nmaxretry = 3\nbantime = soon\n");
        config.review();
        assertThat(config.wrongLines()).hasText("3");
        assertThat(config.wrongLines()).hasAttribute("title", Pattern.compile("Write seconds"));
        assertThat(config.apply()).isDisabled();
    }

    @Test
    void theEditorOffersOptionsByKeyWhereTheyCanStand(Page page, BanGuiServer server) {
        ConfigPage config = ConfigPage.open(page, server, "/config/files?path=filter.d/browser.local");
        config.text().fill("[Definition]\n");
        config.text().press("Control+End");
        config.text().press("Control+Space");
        assertThat(config.proposals()).hasCount(7);
        config.text().press("ArrowDown");
        config.text().press("ArrowDown");
        config.text().press("Tab");
        assertThat(config.text()).hasValue("[Definition]\nignoreregex = ");
        config.text().press("Control+Space");
        assertThat(config.proposals()).hasCount(0);
        assertThat(config.text()).isFocused();
    }

    @Test
    void aNewFilterIsMadeWithAFormAndDeleted(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        ConfigPage config = ConfigPage.open(page, server, "/config/filters");
        config.make("browser-made");
        config.option("failregex").fill("^lab: failure from <HOST>");
        config.review();
        assertThat(config.plan()).containsText("+failregex = ^lab: failure from <HOST>");
        config.apply().click();
        assertThat(ShellPage.around(page).done()).isVisible();
        Path file = fail2ban.configDir().resolve("filter.d/browser-made.local");
        Until.holds("the file is there", () -> Files.exists(file));
        config.press("delete");
        assertThat(config.plan()).containsText("-failregex");
        config.apply().click();
        page.waitForURL(server.uri("/config/filters").toString());
        Until.holds("the file is gone", () -> Files.notExists(file));
    }

    @Test
    void aFileOfTheDistributionIsOnlyRead(Page page, BanGuiServer server) {
        ConfigPage config = ConfigPage.open(page, server, "/config/files?path=jail.conf&line=4");
        assertThat(config.painted("here")).containsText("bantime");
        assertThat(config.text()).not().isEditable();
    }

    @Test
    void aNewJailIsTriedOnItsLogBeforeItIsMade(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        for (int i = 0; i < 3; i++) {
            fail2ban.append("sshd", "lab: failure from 192.0.2.201");
        }
        ConfigPage config = ConfigPage.open(page, server, "/config/new");
        config.chooseFilter("sshd");
        assertThat(config.logField()).hasValue(fail2ban.log("sshd").toString());
        config.describe("tried", "lab", fail2ban.log("sshd").toString());
        config.tryIt();
        assertThat(config.trial()).containsText("matched 3 lines and would have banned 1 address");
        config.review();
        assertThat(config.plan()).containsText("fail2ban starts the jail tried");
    }
}
