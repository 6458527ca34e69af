package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What each release printed for the same files. */
class ReleaseTest {

    private final ConfigFolder folder = new ConfigFolder()
            .file(
                    "jail.conf",
                    "[DEFAULT]",
                    "fail2ban_confpath = unset",
                    "[a]",
                    "enabled = true",
                    "maxlines = many",
                    "ignoreip = 1.1.1.1\t2.2.2.2, 3.3.3.3",
                    "ignorecommand = %(fail2ban_confpath)s/%(fail2ban_version)s",
                    "[b]",
                    "enabled = true",
                    "filter = f[x=1, ?, y=2]",
                    "[c]]",
                    "enabled = true")
            .file("filter.d/f.conf", "[Definition]", "failregex = <x><y>");

    private List<String> stream(String version) {
        return folder.release(version).read().commands().stream()
                .map(Command::toString)
                .filter(line -> !line.contains("dbfile") && !line.contains("log") && !line.contains("dbpurgeage"))
                .toList();
    }

    @Test
    void release0Dot11() {
        assertThat(stream("0.11.2"))
                .containsExactly(
                        "['add', 'a', 'auto']",
                        "['set', 'a', 'maxlines', None]",
                        "['set', 'a', 'ignorecommand', 'unset/0.11.2']",
                        "['set', 'a', 'addignoreip', '1.1.1.1\\t2.2.2.2', '3.3.3.3']",
                        "['add', 'b', 'auto']",
                        "['set', 'b', 'addfailregex', '12']",
                        "['add', 'c', 'auto']",
                        "['start', 'a']",
                        "['start', 'b']",
                        "['start', 'c']");
    }

    @Test
    void release1Dot0() {
        assertThat(stream("1.0.2"))
                .containsExactly(
                        "['set', 'allowipv6', 'auto']",
                        "['add', 'a', 'auto']",
                        "['set', 'a', 'ignorecommand', '/nowhere/fail2ban/1.0.2']",
                        "['set', 'a', 'addignoreip', '1.1.1.1\\t2.2.2.2', '3.3.3.3']",
                        "['config-error', \"Jail 'b' skipped, because of wrong configuration: Invalid filter definition"
                                + " 'f[x=1, ?, y=2]': expected option, wrong syntax at 4:  ?, y=2\"]",
                        "['add', 'c]', 'auto']",
                        "['start', 'a']",
                        "['start', 'c]']");
    }

    @Test
    void release1Dot1() {
        assertThat(stream("1.1.0"))
                .contains("['set', 'a', 'addignoreip', '1.1.1.1', '2.2.2.2', '3.3.3.3']")
                .contains("['set', 'a', 'ignorecommand', '/nowhere/fail2ban/1.1.0']");
    }

    @Test
    void aVersionOfDevelopmentIsUnderstood() {
        assertThat(new Release("1.1.2.dev1").splitsWordsAtAnySpace()).isTrue();
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertThatThrownBy(() -> new Release("newest")).hasMessage("This is not a version of fail2ban.");
    }
}
