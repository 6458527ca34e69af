package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandGuardTest {

    private static ConfigFolder folder() {
        return new ConfigFolder()
                .file("filter.d/f.conf", "[Definition]", "failregex = ^<HOST> no")
                .file(
                        "action.d/a.conf",
                        "[Definition]",
                        "actionban = fw add <ip> <port> <name> <chain>",
                        "actionunban = fw del <ip>",
                        "[Init]",
                        "port = 0",
                        "chain = INPUT; true")
                .file("action.d/b.conf", "[Definition]", "actionban = other <ip>")
                .file("action.d/p.py", "pass")
                .file(
                        "jail.conf",
                        "[DEFAULT]",
                        "action = a[port=\"%(port)s\"]",
                        "port = ssh",
                        "filter = f",
                        "[x]",
                        "enabled = true");
    }

    private static List<String> sentences(ConfigFolder after) {
        List<ConfigPath> changed = Stream.of("jail.local", "filter.d/evil.local")
                .map(ConfigPath::new)
                .toList();
        return CommandGuard.findings(Path.of(ConfigFolder.PATH), changed, folder().read(), after.read()).stream()
                .map(Finding::sentence)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port = 22,2222",
                "bantime = 1h",
                "bantime.formula = ban.Time * math.exp(float(ban.Count+1)*banFactor)/math.exp(1*banFactor)",
                "bantime.factor = 2.0 / 3",
                "bantime.multipliers = 1 2 4 8",
                "action = b",
                "action = a[name=other, port=\"1:100\"]",
                "action = p.py",
                "action = a[port=\"<known/port>\"]",
                "failregex = ^(a|b) <HOST> \"$\" `x`; y$",
            })
    void aJailMayUseWhatTheActionsOffer(String line) {
        assertThat(sentences(folder().file("jail.local", "[x]", line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bantime.formula = __import__('os').system('x')",
                "bantime.factor = open('/tmp/x', 'w')",
                "port = 22; touch /tmp/x",
                "port = $(id)",
                "port = `id`",
                "port = 1|id",
                "port = 1&id",
                "port = 1\n id",
                "port = a > /etc/passwd",
                "port = a'b",
                "port = a\\\\b",
                "action = a[actionban=id]",
                "action = a[actionstart=\"id\"]",
                "action = a[chain=\"x;id\"]",
                "action = ../filter.d/evil",
                "action = ../filter.d/evil.py",
                "ignorecommand = id"
            })
    void aJailBringsInNoCommandOfItsOwn(String lines) {
        assertThat(sentences(folder().file("filter.d/evil.local", "[Definition]", "actionban = id")
                        .file("jail.local", ("[x]\n" + lines).split("\n"))))
                .isNotEmpty();
    }

    @Test
    void aJailsNameIsNoCommandEither() {
        assertThat(sentences(folder().file("jail.local", "[y; id]", "enabled = true")))
                .isNotEmpty();
        assertThat(sentences(folder().file("jail.local", "[y]", "enabled = true")))
                .isEmpty();
    }

    @Test
    void whatRanBeforeIsNotReported() {
        ConfigFolder odd = folder().file("jail.local", "[x]", "ignorecommand = id", "action = a[actionban=id]");
        Configuration before = odd.read();
        Configuration after = odd.file("jail.d/x.local", "[x]", "bantime = 1h").read();
        assertThat(CommandGuard.findings(
                        Path.of(ConfigFolder.PATH), List.of(new ConfigPath("jail.d/x.local")), before, after))
                .isEmpty();
    }

    @Test
    void aJailOfTheDistributionMayBeActivatedWithItsOwnCommands() {
        ConfigFolder stock = folder().file(
                        "jail.d/stock.conf",
                        "[y]",
                        "ignorecommand = ask <ip>",
                        "action = a[actionban=\"fw; x\"]",
                        "port = 1;2");
        Configuration after = stock.file("jail.local", "[y]", "enabled = true").read();
        assertThat(CommandGuard.findings(
                        Path.of(ConfigFolder.PATH), List.of(new ConfigPath("jail.local")), stock.read(), after))
                .isEmpty();
    }

    @Test
    void anActionsFileIsNotChanged() {
        ConfigPath action = new ConfigPath("action.d/new.local");
        Configuration same = folder().read();
        assertThat(CommandGuard.findings(Path.of(ConfigFolder.PATH), List.of(action), same, same))
                .hasSize(1);
    }
}
