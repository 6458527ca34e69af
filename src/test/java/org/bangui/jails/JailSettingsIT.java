package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailOption;
import org.bangui.fail2ban.JailTuning.Listed;
import org.bangui.net.IpAddress;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each test changes a jail of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JailSettingsIT {

    private static final HostId HOST = HostId.LOCAL;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private RealFail2ban daemon;
    private Fail2ban fail2ban;
    private Jails.Tuning tuning;

    RealFail2ban release() {
        return RealFail2ban.installed();
    }

    @BeforeAll
    void start() {
        daemon = release()
                .jails("sshd", "nginx-http-auth", "postfix", "set", "ignoring", "reading", "regexes", "tried", "dated")
                .jail("recidive", "bantime = 1w\nbantime.increment = true\nbantime.maxtime = 5w\n")
                .jail("ignored", "ignoreip = 127.0.0.1/8 ::1, 192.0.2.7\nignoreself = true\n")
                .start();
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 10, executor);
        OneHost host = new OneHost(fail2ban, daemon);
        HealthService health = Healths.of(host, new Told<>());
        tuning = Jails.tuning(health, host, executor);
    }

    @AfterAll
    void stop() {
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    private Setting setting(String jail, JailOption option) {
        return tuning.settings().settings(HOST, new JailName(jail)).get(option.ordinal());
    }

    private void change(String jail, JailOption option, String value) {
        Map<JailOption, String> values = new EnumMap<>(Map.of(option, value));
        tuning.settings().change(HOST, new JailName(jail), values);
    }

    @Test
    void aJailAsTheFilesSayDoesNotDrift() {
        for (String name : List.of("sshd", "nginx-http-auth", "postfix", "recidive", "ignored")) {
            JailName jail = new JailName(name);
            assertThat(tuning.settings().settings(HOST, jail)).as(name).noneMatch(Setting::drifted);
            assertThat(tuning.ignored().list(HOST, jail).filesKnown()).isTrue();
            assertThat(tuning.ignored().list(HOST, jail).entries()).allMatch(entry -> entry.live() && entry.stored());
            assertThat(tuning.lists().list(HOST, jail, Listed.FAIL_REGEX)).isNotEmpty();
            for (Listed list : Listed.values()) {
                assertThat(tuning.lists().list(HOST, jail, list))
                        .as(name + " " + list)
                        .allMatch(entry -> entry.live() && entry.stored());
            }
        }
    }

    @Test
    void theStoredValueIsShownWithItsPlace() {
        Setting banTime = setting("recidive", JailOption.BAN_TIME);
        assertThat(banTime.live()).isEqualTo("604800");
        assertThat(banTime.stored()).isEqualTo("1w");
        assertThat(banTime.source()).matches("jail\\.conf:\\d+");
    }

    @Test
    void aChangedValueIsLiveAndDriftsFromTheFiles() {
        change("set", JailOption.BAN_TIME, "1h");
        assertThat(daemon.client("get", "set", "bantime")).isEqualTo("3600");
        assertThat(setting("set", JailOption.BAN_TIME).drifted()).isTrue();
        change("set", JailOption.BAN_TIME, "600");
        assertThat(setting("set", JailOption.BAN_TIME).drifted()).isFalse();
    }

    @Test
    void everyOptionCanBeSetAndReadBack() {
        Map<JailOption, String> values = new EnumMap<>(Map.of(
                JailOption.USE_DNS, "warn",
                JailOption.FIND_TIME, "20m",
                JailOption.MAX_RETRY, "7",
                JailOption.MAX_LINES, "3",
                JailOption.MAX_MATCHES, "9",
                JailOption.LOG_ENCODING, "iso-8859-1",
                JailOption.DATE_PATTERN, "^%Y-%m-%d %H:%M:%S",
                JailOption.BAN_TIME_INCREMENT, "true",
                JailOption.BAN_TIME_MULTIPLIERS, "1 2 4",
                JailOption.BAN_TIME_MAX, "1w"));
        values.putAll(Map.of(
                JailOption.BAN_TIME_FACTOR, "2",
                JailOption.BAN_TIME_FORMULA, "ban.Time * banFactor",
                JailOption.BAN_TIME_RANDOM, "8m",
                JailOption.BAN_TIME_OVER_ALL_JAILS, "true"));
        tuning.settings().change(HOST, new JailName("tried"), values);
        assertThat(tuning.settings().settings(HOST, new JailName("tried")))
                .filteredOn(setting -> values.containsKey(setting.option()))
                .allSatisfy(setting -> assertThat(setting.live())
                        .isEqualToIgnoringCase(setting.option().checked(values.get(setting.option()))));
        change("tried", JailOption.BAN_TIME_OVER_ALL_JAILS, "false");
        assertThat(setting("tried", JailOption.BAN_TIME_OVER_ALL_JAILS).live()).isNull();
    }

    @Test
    void withoutADatePatternFail2banFindsTheUsualDatesAgain() {
        change("dated", JailOption.DATE_PATTERN, "^%Y unlike any line");
        assertThat(setting("dated", JailOption.DATE_PATTERN).drifted()).isTrue();
        change("dated", JailOption.DATE_PATTERN, "");
        assertThat(setting("dated", JailOption.DATE_PATTERN).live()).isNull();
        assertThat(setting("dated", JailOption.DATE_PATTERN).drifted()).isFalse();
        daemon.attack("dated", "192.0.2.77");
        Until.holds("the ban", () -> daemon.client("get", "dated", "banip").contains("192.0.2.77"));
    }

    @Test
    void codeNeverReachesTheDaemonAndNothingElseOfTheRequestDoes() {
        String before = daemon.client("get", "sshd", "maxretry");
        Map<JailOption, String> values =
                new EnumMap<>(Map.of(JailOption.MAX_RETRY, "99", JailOption.BAN_TIME, "__import__('os').getpid()"));
        assertThatThrownBy(() -> tuning.settings().change(HOST, new JailName("sshd"), values))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.faults())
                        .extracting(InvalidInputException.Fault::field)
                        .containsExactly("ban_time"));
        assertThat(daemon.client("get", "sshd", "maxretry")).isEqualTo(before);
    }

    @Test
    void anUnknownJailIsTold() {
        assertThatThrownBy(() -> change("none", JailOption.MAX_RETRY, "3")).isInstanceOf(UnknownJailException.class);
        assertThatThrownBy(() -> setting("none", JailOption.MAX_RETRY)).isInstanceOf(UnknownJailException.class);
    }

    @Test
    void anIgnoredAddressIsLiveOnlyUntilItIsRemoved() {
        JailName jail = new JailName("ignoring");
        tuning.ignored().add(HOST, jail, List.of("192.0.2.1", "10.0.0.1/8", "2001:db8::1", "localhost"));
        assertThat(tuning.ignored().list(HOST, jail).entries())
                .extracting(Entry::value)
                .containsExactlyInAnyOrder("192.0.2.1", "10.0.0.0/8", "2001:db8::1", "localhost");
        assertThat(tuning.ignored().list(HOST, jail).entries()).noneMatch(Entry::stored);
        daemon.client("set", "ignoring", "bantime", "600");
        daemon.attack("ignoring", "192.0.2.1");
        daemon.attack("ignoring", "192.0.2.2");
        Until.holds("the other one is banned", () -> daemon.client("get", "ignoring", "banip")
                .contains("192.0.2.2"));
        assertThat(daemon.client("get", "ignoring", "banip")).doesNotContain("192.0.2.1");
        IgnoreList left =
                tuning.ignored().remove(HOST, jail, List.of("192.0.2.1", "10.0.0.0/8", "2001:DB8::1", "localhost"));
        assertThat(left.entries()).isEmpty();
    }

    @Test
    void oneRefusedEntryRefusesAll() {
        JailName jail = new JailName("sshd");
        assertThatThrownBy(() -> tuning.ignored().add(HOST, jail, List.of("192.0.2.1", "0.0.0.0/0")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tuning.ignored().remove(HOST, jail, List.of("192.0.2.99")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(tuning.ignored().list(HOST, jail).entries()).isEmpty();
    }

    @Test
    void whatTheFilesExemptIsMarked() {
        JailName jail = new JailName("ignored");
        tuning.ignored().remove(HOST, jail, List.of("192.0.2.7"));
        tuning.ignored().ignoreSelf(HOST, jail, false);
        IgnoreList list = tuning.ignored().list(HOST, jail);
        assertThat(list.ignoreSelf()).isFalse();
        assertThat(list.ignoreSelfStored()).isTrue();
        assertThat(list.entries())
                .filteredOn(entry -> !entry.live())
                .extracting(Entry::value)
                .containsExactly("192.0.2.7");
        tuning.ignored().add(HOST, jail, List.of("192.0.2.7"));
    }

    @Test
    void aLogIsFollowedAndNoLongerFollowed() throws IOException {
        JailName jail = new JailName("reading");
        Path log = Files.createFile(daemon.log("reading").resolveSibling("second.log"));
        tuning.lists().add(HOST, jail, Listed.LOG_PATH, log.toString());
        assertThat(tuning.lists().list(HOST, jail, Listed.LOG_PATH))
                .contains(new Entry(log.toString(), true, false, null));
        List<Entry> left = tuning.lists().remove(HOST, jail, Listed.LOG_PATH, log.toString());
        assertThat(left).noneMatch(entry -> entry.value().equals(log.toString()));
    }

    @Test
    void aFileThatIsNoLogOfThisServerIsNotFollowed() throws IOException {
        JailName jail = new JailName("reading");
        Path link = daemon.log("reading").resolveSibling("link.log");
        Files.createSymbolicLink(link, Path.of("/etc/passwd"));
        for (String path : List.of("/etc/passwd", link.toString(), "/var/log/../../etc/passwd", "a.log", "/nowhere")) {
            assertThatThrownBy(() -> tuning.lists().add(HOST, jail, Listed.LOG_PATH, path))
                    .as(path)
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(daemon.client("get", "reading", "logpath")).doesNotContain("passwd", "link");
    }

    @Test
    void anExpressionIsAddedAndRemovedByItsText() {
        JailName jail = new JailName("regexes");
        tuning.lists().add(HOST, jail, Listed.FAIL_REGEX, "^other failure of <ADDR>$");
        List<Entry> regexes = tuning.lists().list(HOST, jail, Listed.FAIL_REGEX);
        assertThat(regexes).hasSize(2);
        Entry added = regexes.get(1);
        assertThat(added.stored()).isFalse();
        assertThat(tuning.lists().remove(HOST, jail, Listed.FAIL_REGEX, added.value()))
                .hasSize(1);
        assertThatThrownBy(() -> tuning.lists().remove(HOST, jail, Listed.FAIL_REGEX, added.value()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anExpressionThatCannotWorkIsNotSent() {
        JailName jail = new JailName("sshd");
        for (String regex : List.of("", "(", "^failure$", "a\nb <HOST>")) {
            assertThatThrownBy(() -> tuning.lists().add(HOST, jail, Listed.FAIL_REGEX, regex))
                    .as(regex)
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(tuning.lists().add(HOST, jail, Listed.IGNORE_REGEX, "^harmless$"))
                .hasSize(1);
        tuning.lists().remove(HOST, jail, Listed.IGNORE_REGEX, "^harmless$");
    }

    @Test
    void attemptsCountAsFailuresAndBan() {
        tuning.settings()
                .attempt(HOST, new JailName("postfix"), new IpAddress("192.0.2.50"), List.of("one", "two", "<b>three"));
        Until.holds("the ban", () -> daemon.client("get", "postfix", "banip").contains("192.0.2.50"));
        assertThatThrownBy(() -> tuning.settings()
                        .attempt(HOST, new JailName("postfix"), new IpAddress("192.0.2.51"), List.of()))
                .isInstanceOf(InvalidInputException.class);
    }
}
