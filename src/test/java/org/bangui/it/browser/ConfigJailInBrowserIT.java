package org.bangui.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.InBrowser;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One jail on the pages: whatever is typed, done to it from outside or broken, fail2ban keeps protecting. */
@ExtendWith({RunningBanGui.class, InBrowser.class})
class ConfigJailInBrowserIT {

    private static final String JAIL = "postfix";
    private static final String ADDRESS = "/config?name=" + JAIL;

    @Test
    void aWrongValueIsSaidAtItsFieldWithTheFixAndCannotBeApplied(
            Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String before = state(fail2ban);
        ConfigPage config = ConfigPage.open(page, server, ADDRESS);
        config.unfold();
        for (Map.Entry<String, List<String>> mistake : MISTAKES.entrySet()) {
            String right = config.option(mistake.getKey()).inputValue();
            config.option(mistake.getKey()).fill(mistake.getValue().get(0));
            config.review();
            assertThat(config.fault(mistake.getKey()))
                    .containsText(mistake.getValue().get(1));
            assertThat(config.apply()).isDisabled();
            config.option(mistake.getKey()).fill(right);
        }
        assertThat(state(fail2ban)).isEqualTo(before);
    }

    private static final Map<String, List<String>> MISTAKES = Map.of(
            "bantime", List.of("soon<b>", "Write seconds, or numbers with s, m, h"),
            "findtime", List.of("10 apples", "is no duration"),
            "maxretry", List.of("many", "Write a number such as 5."),
            "failregex", List.of("^<HOST> (", "Correct the expression"),
            "ignoreregex", List.of("[", "Correct the expression"),
            "logencoding", List.of("klingon", "Write auto, or an encoding"),
            "backend", List.of("telepathy", "Write auto, polling"),
            "filter", List.of("no-such-filter", "Correct the name"),
            "action", List.of("none\nnone", "its own actname"),
            "logpath", List.of("/nowhere/at/all.log", "Create the file, correct logpath"));

    @Test
    void aMistakeForAllJailsOrInAFilterIsSaidAtItsFieldToo(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        String before = state(fail2ban);
        for (List<String> mistake : List.of(
                List.of("/config/defaults", "findtime", "soon", "Write seconds, or numbers with s, m, h"),
                List.of("/config/defaults", "dbpurgeage", "soon", "Write a duration such as 1d."),
                List.of("/config/filters?name=postfix", "failregex", "^no address", "Put <HOST> or <ADDR>"))) {
            ConfigPage config = ConfigPage.open(page, server, mistake.get(0));
            config.option(mistake.get(1)).fill(mistake.get(2));
            config.reviewOf(mistake.get(1));
            assertThat(config.fault(mistake.get(1))).containsText(mistake.get(3));
            assertThat(config.apply()).isDisabled();
        }
        assertThat(state(fail2ban)).isEqualTo(before);
    }

    private static String state(RealFail2ban fail2ban) {
        List<String> state = new ArrayList<>(List.of(fail2ban.client("status")));
        for (String option : List.of("failregex", "ignoreregex", "logpath", "actions", "bantime", "maxretry")) {
            state.add(fail2ban.client("get", JAIL, option));
        }
        return String.join("\n", state);
    }

    @Test
    void aFilterAndAnActionAreAssignedWithAPick(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        ConfigPage config = ConfigPage.open(page, server, ADDRESS);
        config.assignFilter("lab");
        assertThat(config.plan()).containsText("+filter = lab");
        config.addAction("none");
        assertThat(config.plan()).containsText("none[name=%(__name__)s]");
        config.apply().click();
        assertThat(config.actions()).hasCount(2);
        Until.holds("the action is there", () -> fail2ban.client("get", JAIL, "actions")
                .contains("none"));
        config.press("removeAction");
        config.apply().click();
        assertThat(config.actions()).hasCount(1);
        Until.holds("the action is gone", () -> !fail2ban.client("get", JAIL, "actions")
                .contains("none"));
        config.unfold();
        config.reset("action").click();
        config.apply().click();
        assertThat(config.origin("action")).not().containsText(".local");
    }

    @Test
    void whereTheDaemonIsNotAsTheFilesSayIsToldAndMended(Page page, BanGuiServer server, RealFail2ban fail2ban) {
        fail2ban.client("set", JAIL, "maxretry", "9");
        ConfigPage start = ConfigPage.open(page, server, "/config");
        assertThat(start.jails().filter(new Locator.FilterOptions().setHasText(JAIL)))
                .containsText("not as its files");
        ConfigPage config = ConfigPage.open(page, server, ADDRESS);
        assertThat(config.drift()).containsText("maxretry");
        config.press("reload");
        assertThat(config.drift()).hasCount(0);
        assertThat(fail2ban.client("get", JAIL, "maxretry")).isEqualTo("3");
    }

    @Test
    void aJailThatKeepsFail2banDownIsTurnedOffWithOneClick(Page page, BanGuiServer server, RealFail2ban fail2ban)
            throws IOException {
        Path file = fail2ban.configDir().resolve("jail.d/" + JAIL + ".local");
        try {
            ConfigPage config = ConfigPage.open(page, server, ADDRESS);
            config.option("findtime").fill("11m");
            config.review();
            config.apply().click();
            assertThat(config.origin("findtime")).containsText(".local");
            fail2ban.stop();
            Files.writeString(file, "[" + JAIL + "]\nlogpath = /nowhere/at/all.log\n");
            assertThat(ShellPage.around(page).offlineNote()).isVisible();
            page.reload();
            assertThat(config.recovery()).containsText("fail2ban ended within a minute of the change");
            config.press("rollBack");
            ShellPage.around(page).confirm();
            assertThat(ShellPage.around(page).done())
                    .containsText("fail2ban runs without the jail postfix; 2 jails are active.");
            assertThat(fail2ban.client("status")).contains("sshd").doesNotContain(JAIL);
            config.press("dismiss");
            assertThat(config.recovery()).hasCount(0);
        } finally {
            Files.deleteIfExists(file);
            fail2ban.takeBack();
        }
    }

    @Test
    void whatIsChangedOutsideIsARevisionOfItsOwnAndNeverOverwrittenUnseen(
            Page page, BanGuiServer server, RealFail2ban fail2ban) throws IOException {
        Path file = fail2ban.configDir().resolve("jail.d/outside.local");
        Files.writeString(file, "[" + JAIL + "]\n# by hand\nmaxretry = 3\n");
        ConfigPage editor = ConfigPage.open(page, server, "/config/files?path=jail.d/outside.local");
        Files.writeString(file, "[" + JAIL + "]\n# by another hand\nmaxretry = 3\n");
        editor.text().fill("[" + JAIL + "]\nmaxretry = 4\n");
        editor.review();
        assertThat(ShellPage.around(page).problems()).containsText("outside.local");
        ConfigPage changes = ConfigPage.open(page, server, "/config/changes");
        assertThat(changes.revisions().first()).containsText("Changed without BanGUI");
        changes.revisions().first().locator("a").click();
        assertThat(page.locator(".diff")).containsText("by another hand");
        changes.press("undo");
        assertThat(changes.plan()).containsText("-maxretry = 3");
        changes.apply().click();
        assertThat(ShellPage.around(page).done()).isVisible();
        Until.holds(
                "the file is as it was before",
                () -> Files.notExists(file) || text(file).contains("by hand"));
        Files.deleteIfExists(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void leavingWithTypedValuesIsAsked(Page page, BanGuiServer server) {
        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.type());
            dialog.accept();
        });
        ConfigPage config = ConfigPage.open(page, server, ADDRESS);
        config.find("sshd");
        page.reload();
        assertThat(questions).isEmpty();
        config.option("maxretry").pressSequentially("0");
        page.reload();
        assertThat(questions).containsExactly("beforeunload");
    }

    @Test
    void everyOptionTellsWhatItIsForAndWhereItsValueComesFrom(Page page, BanGuiServer server) {
        tellEverything(page, server, "en");
        Browser.NewContextOptions german = new Browser.NewContextOptions().setLocale("de-DE");
        try (BrowserContext context = page.context().browser().newContext(german)) {
            tellEverything(context.newPage(), server, "de");
        }
    }

    private static void tellEverything(Page page, BanGuiServer server, String language) {
        for (String path : List.of(
                ADDRESS,
                "/config/filters?name=sshd",
                "/config/actions?name=iptables-multiport",
                "/config/actions?new=own",
                "/config/defaults")) {
            ConfigPage config = ConfigPage.open(page, server, path);
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(config.settings().count()).as(path).isGreaterThan(6);
            assertThat(config.unexplained()).as(path).isEmpty();
        }
    }
}
