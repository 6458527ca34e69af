package org.bangui.fail2ban.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bangui.fail2ban.check.JailChange.Kind;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a daemon is told when one configuration takes the place of another. */
class StreamDiffTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("filter.d"));
        Files.createDirectories(folder.resolve("action.d"));
        Files.writeString(folder.resolve("fail2ban.conf"), "[Definition]\ndbfile = /a\nloglevel = INFO\n[Thread]\n");
        Files.writeString(folder.resolve("filter.d/f.conf"), "[Definition]\nfailregex = ^<HOST>\n");
        Files.writeString(folder.resolve("action.d/act.conf"), "[Definition]\nactionban = x\n[Init]\nport = 1\n");
        Files.writeString(folder.resolve("jail.conf"), """
                [DEFAULT]
                backend = systemd
                filter = f
                action = act
                enabled = true
                [one]
                maxretry = 3
                logencoding = utf-8
                journalmatch = A=1
                [two]
                """);
    }

    private Configuration read(String file, String text) {
        return new ConfigurationReader(
                        FileTree.onDisk().with(folder.resolve(file), text.getBytes()),
                        folder.toString(),
                        new Release("1.0.2"))
                .read();
    }

    private StreamDiff diff(String before, String after) {
        return StreamDiff.between(read("jail.local", before), read("jail.local", after));
    }

    private JailChange only(String before, String after) {
        StreamDiff diff = diff("[one]\n" + before, "[one]\n" + after);
        assertThat(diff.daemonRestart()).isFalse();
        assertThat(diff.serverCommands()).isEmpty();
        assertThat(diff.jails()).hasSize(1);
        assertThat(diff.jails().get(0).jail()).isEqualTo("one");
        return diff.jails().get(0);
    }

    @Test
    void whatIsTheSameTellsNothing() {
        assertThat(diff("", "# a comment\n")).isEqualTo(new StreamDiff(List.of(), false, List.of()));
    }

    @Test
    void aJailTellsItsCommandsOldAgainstNew() {
        JailChange change = only("", "maxretry = 5");
        assertThat(change.before()).contains("['set', 'one', 'maxretry', 3]", "['add', 'one', 'systemd']");
        assertThat(change.after()).contains("['set', 'one', 'maxretry', 5]").hasSameSizeAs(change.before());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxretry = 5",
                "bantime = 1h",
                "failregex = ^x <HOST>",
                "ignoreip = 192.0.2.1",
                "logencoding = latin-1",
                "datepattern = ^%%Y"
            })
    void aPlainReloadDoesForWhatItEmptiesOrSets(String line) {
        assertThat(only("", line).kind()).isEqualTo(Kind.RELOAD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|action = act[actname=a]\\n act[actname=b]",
                "''|action = act[port=2]",
                "''|journalmatch = B=2",
                "datepattern = ^%%Y|''",
                "maxlines = 5|''",
                "action = quiet.py|action = quiet.py\\nmaxretry = 9"
            })
    void aJailBeginsAnewWhereAReloadWouldKeepSomethingOfTheOldOne(String before, String after) {
        assertThat(only(before.replace("\\n", "\n"), after.replace("\\n", "\n")).kind())
                .isEqualTo(Kind.RESTART);
    }

    @Test
    void anActionLessIsAPlainReload() {
        assertThat(only("action = act[actname=a]\n act[actname=b]", "action = act[actname=a]")
                        .kind())
                .isEqualTo(Kind.RELOAD);
    }

    @Test
    void whatAReloadKeepsAndIsComparedIsNotSaidAgain() {
        Configuration before = read("jail.local", "[one]\nbantime = 1h\nfindtime = 1h\nusedns = no\n");
        Configuration after = read("jail.local", "[one]\nbantime = 2h\nfindtime = 1h\nusedns = no\n");
        assertThat(StreamDiff.news(
                                before.jail("one").orElseThrow(),
                                after.jail("one").orElseThrow())
                        .commands())
                .extracting(Object::toString)
                .contains(
                        "['set', 'one', 'bantime', '2h']",
                        "['set', 'one', 'logencoding', 'utf-8']",
                        "['set', 'one', 'addfailregex', '^<HOST>']")
                .doesNotContain(
                        "['set', 'one', 'findtime', '1h']",
                        "['set', 'one', 'maxretry', 3]",
                        "['set', 'one', 'usedns', 'no']");
    }

    @Test
    void jailsStartAndStop() {
        JailChange stop = only("", "enabled = false");
        assertThat(stop.kind()).isEqualTo(Kind.STOP);
        assertThat(stop.after()).isEmpty();
        JailChange start = only("enabled = false", "");
        assertThat(start.kind()).isEqualTo(Kind.START);
        assertThat(start.before()).isEmpty();
        assertThat(start.after()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dbfile = /b, true", "loglevel = DEBUG, false", "dbpurgeage = 2d, false"})
    void whatTheDaemonTakesOnlyAtItsStartNeedsARestart(String line, boolean restart) {
        StreamDiff diff =
                StreamDiff.between(read("fail2ban.local", ""), read("fail2ban.local", "[Definition]\n" + line + "\n"));
        assertThat(diff.daemonRestart()).isEqualTo(restart);
        assertThat(diff.serverCommands()).hasSize(1);
        assertThat(diff.jails()).isEmpty();
    }
}
