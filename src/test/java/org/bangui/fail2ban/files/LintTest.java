package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private final ConfigFolder folder = new ConfigFolder()
            .file("jail.conf", "[j]", "enabled = true", "filter = f", "action = act")
            .file(
                    "filter.d/f.conf",
                    "[Definition]",
                    "failregex = ^fail from <HOST>",
                    "            ^no from <ADDR> <extra>",
                    "extra = x")
            .file("action.d/act.conf", "[Definition]", "actionban = block <ip> <port>", "[Init]", "port = ssh");

    private List<Finding> check() {
        return new ConfigurationReader(folder.files(), ConfigFolder.PATH, new Release("1.0.2")).check();
    }

    private Finding only() {
        List<Finding> findings = check();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private Finding jailOption(String line) {
        folder.file("jail.local", "[j]", line);
        Finding finding = only();
        assertThat(finding.jail()).isEqualTo("j");
        assertThat(finding.source()).hasToString(ConfigFolder.PATH + "/jail.local:2");
        return finding;
    }

    @Test
    void nothingIsSaidAboutWhatIsRight() {
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bantme, bantime",
        "max_retry, maxretry",
        "fintdime, findtime",
        "ignoreips, ignoreip",
        "bantime.maxtme, bantime.maxtime"
    })
    void aMisspelledOptionIsSaidWithTheLikelyOne(String written, String meant) {
        Finding finding = jailOption(written + " = 5");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.fix()).isEqualTo("Write " + meant + ".");
    }

    @Test
    void anOptionNobodyKnowsHasNoEffect() {
        assertThat(jailOption("colour = red").sentence()).contains("no effect");
    }

    @Test
    void anOptionSomethingRefersToIsRight() {
        folder.file(
                        "jail.local",
                        "[j]",
                        "colour = red",
                        "bantime = %(length)s",
                        "length = 10m",
                        "findtime = %(j/bantime)s")
                .file("jail.d/x.conf", "[j]", "ignorecommand = %(colour)s");
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bantime = soon",
                "findtime = 10 apples",
                "bantime =",
                "maxretry = five",
                "maxlines = 1.5",
                "maxmatches =",
                "backend = magic",
                "logencoding = klingon",
                "bantime.rndtime = x"
            })
    void aValueThatTakesAllJailsDownIsFatal(String line) {
        folder.file("jail.local", "[j]", line);
        assertThat(check())
                .anyMatch(finding -> finding.severity() == Finding.Severity.FATAL
                        && finding.source().toString().endsWith("jail.local:2")
                        && !finding.fix().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bantime = -1",
                "bantime = 1d12h",
                "bantime = 1 year - 6mo",
                "findtime = 60*60",
                "findtime = 1.5h",
                "maxretry = 1_000",
                "backend = systemd[journalflags=1]",
                "logencoding = latin-1",
                "logencoding = utf_8",
                "usedns = raw",
                "ignoreip = 127.0.0.1/8 ::1 example.com, 10.0.0.0/255.0.0.0"
            })
    void aValueThatFail2banTakesIsRight(String line) {
        folder.file("jail.local", "[j]", line);
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usedns = maybe", "ignoreself = perhaps", "ignoreip = 256.1.1.1", "ignoreip = 10.0.0.0/40"})
    void aValueWithAnotherEffectThanItSeemsIsAWarning(String line) {
        assertThat(jailOption(line).severity()).isEqualTo(Finding.Severity.WARNING);
    }

    @Test
    void anExpressionThatDoesNotCompileIsSaidWithItsLine() {
        folder.file(
                "filter.d/f.conf", "[Definition]", "failregex = ^ok <HOST>", "   # no", "            ^(broken <HOST>");
        assertThat(only().source()).hasToString(ConfigFolder.PATH + "/filter.d/f.conf:4");
        assertThat(only().sentence()).contains("no regular expression").contains("has a ( without )");
        assertThat(only().severity()).isEqualTo(Finding.Severity.FATAL);
    }

    @Test
    void anExpressionInAJailIsSaidWithTheLineOfTheJail() {
        folder.file("jail.local", "[j]", "failregex = %(known/failregex)s", "    ^no address");
        assertThat(only().sentence()).contains("does not say where the address is");
        assertThat(only().source()).hasToString(ConfigFolder.PATH + "/jail.local:2");
    }

    @Test
    void aPrefixMayNameTheAddress() {
        folder.file(
                "filter.d/f.conf",
                "[Definition]",
                "prefregex = ^<ADDR> <F-CONTENT>.+</F-CONTENT>$",
                "failregex = ^no address");
        assertThat(check()).isEmpty();
    }

    @Test
    void misspelledOptionsOfFiltersAndActionsAreSaid() {
        folder.file("filter.d/f.local", "[Definition]", "ignorergex = x")
                .file("action.d/act.local", "[Definition]", "actionunbann = x")
                .file("jail.local", "[j]", "action = act[prot=22]");
        assertThat(check())
                .extracting(Finding::fix)
                .containsExactly("Write ignoreregex.", "Write actionunban.", "Write port.");
    }

    @Test
    void theSameActionTwiceIsFatal() {
        assertThat(jailOption("action = act\n   act").severity()).isEqualTo(Finding.Severity.FATAL);
    }

    @Test
    void aJailWithoutActionBlocksNobody() {
        assertThat(jailOption("action =").sentence()).contains("blocks nobody");
    }

    @Test
    void lookingBackLongerThanMemoryIsAContradiction() {
        folder.file("fail2ban.local", "[Definition]", "dbpurgeage = 1h");
        assertThat(jailOption("findtime = 61m").sentence()).contains("longer than dbpurgeage (1h)");
    }

    @Test
    void aLongestBanShorterThanTheFirstIsAContradiction() {
        folder.file("jail.local", "[j]", "bantime.increment = true", "bantime = 1h", "bantime.maxtime = 10m");
        assertThat(only().source()).hasToString(ConfigFolder.PATH + "/jail.local:4");
    }

    @Test
    void optionsOfIncrementWithoutIncrementHaveNoEffect() {
        assertThat(jailOption("bantime.maxtime = 1w").severity()).isEqualTo(Finding.Severity.HINT);
    }

    @Test
    void aMissingLogFileBlocksEveryReload() {
        assertThat(jailOption("logpath = /nowhere/x.log").severity()).isEqualTo(Finding.Severity.FATAL);
    }

    @Test
    void optionsOfTheServerAreLookedAtToo() {
        folder.file("fail2ban.local", "[Definition]", "dbpurgeage = forever", "dbmaxmatches = many");
        assertThat(check()).extracting(Finding::severity).containsOnly(Finding.Severity.ERROR);
    }

    /** Every kind of finding, each with file and line and a fix in words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter = missing|Unable to read the filter 'missing'",
                "action = missing|Unable to read action 'missing'",
                "filter = f[|Invalid filter definition",
                "action = act[|Invalid action definition",
                "logpath = /nowhere/x.log|No log file exists",
                "bantime = 1\\n[k]\\n[j]|The section [j] is already in this file",
                "bantime = 1\\nbantime = 2|The option bantime is already",
                "neither|neither a [section] nor",
                "bantime = %(x)s|refers to %(x)s, which is not defined",
                "bantime = 5%|has a % that",
                "bantime = %(bantime)s|refers to itself",
                "filter = f[extra=\"<extra>\"]|contains itself through <extra>",
                "backend = systemd\\njournalmatch = 'x|cannot be cut into words",
                "backend = systemd\\nfindtime = 2d|longer than dbpurgeage",
                "journalmatch = x|has no effect",
                "filter =|has no filter",
                "datepattern = (|finds no date",
                "datepattern = ^%%Y\\n  %%b) x|finds no date"
            })
    void aFindingTellsWhereItStandsAndWhatToDo(String lines, String said) {
        folder.file("jail.local", "[j]\n" + lines.replace("\\n", "\n"))
                .file("fail2ban.local", "[Definition]", "dbpurgeage = 1d");
        assertThat(check()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.source().line()).isPositive();
            assertThat(finding.fix()).isNotBlank();
        });
        assertThat(check()).anySatisfy(finding -> assertThat(finding.sentence()).contains(said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{^LN-BEG}%%ExY(?P<_sep>[-/.])%%m(?P=_sep)%%d[T ]%%H:%%M:%%S(?:[.,]%%f)?(?:\\s*%%z)?",
                "^[^\\[]*\\[({DATE})",
                "{^LN-BEG}Epoch",
                "TAI64N",
                "^WARNING:()**",
                "**(?i)t=%%Y**",
                "^%%Y\n   ^%%b{1,2}"
            })
    void aDatePatternThatFail2banUnderstandsIsRight(String pattern) {
        folder.file("jail.local", "[j]\ndatepattern = " + pattern);
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dbfile = /absent/x.sqlite3, keep its database",
        "logtarget = /absent/x.log, write its log",
        "logtarget = /etc, write its log"
    })
    void aFileOfTheServerNeedsItsFolder(String line, String said) {
        folder.file("fail2ban.local", "[Definition]", line);
        assertThat(only().sentence()).contains(said);
        assertThat(only().severity()).isEqualTo(Finding.Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dbfile = :memory:", "dbfile = None", "logtarget = SYSLOG[facility=local0]", "logtarget = STDOUT"
            })
    void whatIsNoFileNeedsNoFolder(String line) {
        folder.file("fail2ban.local", "[Definition]", line);
        assertThat(check()).isEmpty();
    }

    /** The folders of the distribution are not doubted: the files may be looked at on another machine. */
    @Test
    void theDistributionsOwnFoldersAreBelieved() {
        folder.file("fail2ban.conf", "[Definition]", "dbfile = /nowhere/x.sqlite3", "logtarget = /nowhere/x.log");
        assertThat(check()).isEmpty();
    }
}
