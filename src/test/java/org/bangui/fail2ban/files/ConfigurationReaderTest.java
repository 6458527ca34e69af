package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConfigurationReaderTest {

    private final ConfigFolder folder = new ConfigFolder()
            .file("jail.conf", "[a]", "enabled = true", "[b]", "enabled = true", "[c]", "enabled = true", "[off]");

    @Test
    void aBrokenJailDoesNotHideTheOthers() {
        Configuration configuration = folder.file("jail.local", "[b]", "findtime = 1", "bantime = %(nowhere)s")
                .read();
        assertThat(configuration.jails())
                .extracting(Jail::state)
                .containsExactly(Jail.State.READY, Jail.State.BROKEN, Jail.State.READY, Jail.State.DISABLED);
        assertThat(configuration.isAccepted()).isFalse();
        assertThat(configuration.commands()).extracting(Command::toString).contains("['start', 'a']", "['start', 'c']");
        assertThat(configuration.allFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.FATAL);
            assertThat(finding.jail()).isEqualTo("b");
            assertThat(finding.source()).hasToString(ConfigFolder.PATH + "/jail.local:3");
            assertThat(finding.sentence())
                    .isEqualTo("The value of bantime in [b] refers to %(nowhere)s, which is not defined.");
        });
    }

    @Test
    void aJailWithoutItsFilterIsLeftOutAndSaysSo() {
        Configuration configuration =
                folder.file("jail.local", "[b]", "filter = gone").read();
        assertThat(configuration.isAccepted()).isTrue();
        assertThat(configuration.commands())
                .extracting(Command::toString)
                .contains(
                        "['config-error', \"Jail 'b' skipped, because of wrong configuration: Unable to read the filter"
                                + " 'gone'\"]")
                .doesNotContain("['start', 'b']");
        assertThat(configuration.jail("b").orElseThrow().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.source()).hasToString(ConfigFolder.PATH + "/jail.local:2"));
    }

    @Test
    void aFileThatCannotBeParsedIsNamedWithItsLine() {
        Configuration configuration = folder.file("jail.d/x.conf", "[a]", "bantime = 1", "bantime = 2")
                .read();
        assertThat(configuration.jails()).isEmpty();
        assertThat(configuration.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).hasToString(ConfigFolder.PATH + "/jail.d/x.conf:3");
            assertThat(finding.sentence())
                    .isEqualTo("The option bantime is already in section [a] of this file at line 2.");
        });
    }

    @Test
    void aFileOfAnotherEncodingIsLeftOutAndNamed() {
        FileTree files = folder.files()
                .with(
                        Path.of(ConfigFolder.PATH, "jail.local"),
                        "[a]\n# f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
        Configuration configuration = new ConfigurationReader(files, ConfigFolder.PATH, new Release("1.0.2")).read();
        assertThat(configuration.jails()).hasSize(4);
        assertThat(configuration.findings())
                .extracting(Finding::sentence)
                .containsExactly("The file is not encoded in UTF-8; fail2ban ignores all of it.");
    }

    @Test
    void oneJailAloneBringsTheServerAndItself() {
        Configuration configuration =
                new ConfigurationReader(folder.files(), ConfigFolder.PATH, new Release("1.0.2")).read("c");
        assertThat(configuration.commands())
                .extracting(Command::toString)
                .startsWith("['set', 'syslogsocket', 'auto']")
                .endsWith("['add', 'c', 'auto']", "['start', 'c']");
    }

    @Test
    void aDisabledJailCanBeReadAsIfItWereEnabled() {
        Configuration configuration =
                new ConfigurationReader(folder.files(), ConfigFolder.PATH, new Release("1.0.2")).readAsEnabled("off");
        assertThat(configuration.jail("off").orElseThrow().state()).isEqualTo(Jail.State.READY);
    }

    @Test
    void anUnknownJailIsSaidToBeUnknown() {
        Configuration configuration =
                new ConfigurationReader(folder.files(), ConfigFolder.PATH, new Release("1.0.2")).read("gone");
        assertThat(configuration.findings())
                .extracting(Finding::sentence)
                .containsExactly("No file defines the jail gone.");
    }

    @Test
    void aMissingFolderIsSaidToBeMissing() {
        Configuration configuration =
                new ConfigurationReader(FileTree.onDisk(), "/nowhere", new Release("1.0.2")).read();
        assertThat(configuration.isAccepted()).isFalse();
        assertThat(configuration.findings())
                .extracting(Finding::sentence)
                .containsExactly("The configuration folder /nowhere does not exist.");
    }

    @Test
    @Timeout(10)
    void valuesThatMultiplyWithoutEndAreStopped() {
        String ten = "%(x)s".repeat(10);
        ConfigFolder laughing = new ConfigFolder()
                .file(
                        "jail.conf",
                        "[DEFAULT]",
                        "a = " + ten.replace("x", "b"),
                        "b = " + ten.replace("x", "c"),
                        "c = " + ten.replace("x", "d"),
                        "d = " + ten.replace("x", "e"),
                        "e = " + ten.replace("x", "f"),
                        "f = " + ten.replace("x", "g"),
                        "g = laugh",
                        "[j]",
                        "enabled = true",
                        "bantime = %(a)s");
        assertThat(laughing.jail("j").state()).isEqualTo(Jail.State.BROKEN);
    }

    @Test
    @Timeout(10)
    void aListOfActionsWithoutClosingBracketTakesNoTime() {
        ConfigFolder entangled =
                new ConfigFolder().file("jail.conf", "[j]", "enabled = true", "action = x[" + "a=b ".repeat(2000));
        assertThat(entangled.jail("j").state()).isEqualTo(Jail.State.LEFT_OUT);
    }
}
