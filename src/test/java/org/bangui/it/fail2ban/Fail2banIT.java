package org.bangui.it.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailSummary;
import org.bangui.net.Cidr;
import org.bangui.testing.AskedCommands;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of the door, on the daemons of this and of the next distribution release. */
@ParameterizedClass
@MethodSource("releases")
class Fail2banIT {

    private static final JailName SSHD = new JailName("sshd");
    private static final JailName NGINX = new JailName("nginx-http-auth");

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @Parameter
    Supplier<RealFail2ban> release;

    private RealFail2ban daemon;
    private Fail2ban fail2ban;

    static Stream<Named<Supplier<RealFail2ban>>> releases() {
        return Stream.of(Named.of("installed", RealFail2ban::installed), Named.of("next release", RealFail2ban::next));
    }

    @BeforeEach
    void start() {
        daemon = release.get().start();
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 10, executor);
    }

    @AfterEach
    void stop() {
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    @Test
    void aRunningDaemonAnswersPing() {
        fail2ban.ping();
    }

    @Test
    void theVersionIsWhatTheClientSays() {
        assertThat(daemon.client("version")).isEqualTo(fail2ban.capabilities().version());
    }

    @Test
    void statsExistFromVersion11On() {
        assertThat(fail2ban.capabilities().stats())
                .isEqualTo(!fail2ban.capabilities().version().startsWith("1.0."));
    }

    @Test
    void jailsAreListedByName() {
        assertThat(fail2ban.jails()).containsExactly(NGINX, SSHD);
    }

    @Test
    void aSummaryCountsFailuresAndBans() {
        daemon.attack("sshd", "192.0.2.10");
        daemon.fail("nginx-http-auth", "2001:db8::7");
        Until.holds(
                "one ban, one failure",
                () -> summary(SSHD).currentlyBanned() == 1 && summary(NGINX).totalFailed() == 1);
        assertThat(fail2ban.summaries())
                .extracting(JailSummary::name, JailSummary::totalFailed, JailSummary::totalBanned, JailSummary::banTime)
                .containsExactly(tuple(NGINX, 1L, 0L, 600L), tuple(SSHD, 3L, 1L, 600L));
    }

    @Test
    void theOverviewAsksOnceForAllJailsWhereTheDaemonCan() {
        fail2ban.summaries();
        try (AskedCommands asked = new AskedCommands(daemon)) {
            fail2ban.summaries();
            boolean stats = fail2ban.capabilities().stats();
            assertThat(asked.count("['stats']")).isEqualTo(stats ? 1 : 0);
            assertThat(asked.count("['status', 'sshd', 'short']")).isEqualTo(stats ? 0 : 1);
        }
    }

    private JailSummary summary(JailName jail) {
        return fail2ban.summaries().stream()
                .filter(s -> s.name().equals(jail))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSummaryKnowsFindTimeRetriesAndBackend() {
        JailSummary sshd = summary(SSHD);
        assertThat(sshd.findTime()).isEqualTo(600);
        assertThat(sshd.maxRetry()).isEqualTo(3);
        assertThat(sshd.backend()).isEqualTo(fail2ban.capabilities().stats() ? "polling" : "file");
    }

    @Test
    void aJailStartedLaterIsListedToo() {
        daemon.client("stop", "sshd");
        assertThat(fail2ban.summaries()).hasSize(1);
        daemon.client("reload", "--if-exists", "sshd");
        assertThat(fail2ban.summaries()).extracting(JailSummary::name).containsExactly(NGINX, SSHD);
    }

    @Test
    void aStoppedJailIsAbsent() {
        fail2ban.summaries();
        daemon.client("stop", "sshd");
        assertThat(fail2ban.summaries()).extracting(JailSummary::name).containsExactly(NGINX);
    }

    @Test
    void aJailIsKnownInDetail() {
        JailStatus sshd = fail2ban.jail(SSHD);
        assertThat(sshd.summary()).isEqualTo(summary(SSHD));
        assertThat(sshd.logPaths()).containsExactly(daemon.log("sshd").toString());
        assertThat(sshd.failRegexes()).hasSizeGreaterThan(10).anyMatch(regex -> regex.contains("(?P<"));
        assertThat(sshd.actions()).containsExactly("sink");
        assertThat(sshd.ignoreSelf()).isFalse();
        assertThat(sshd.useDns()).isEqualTo("no");
        assertThat(sshd.journalMatches()).isEmpty();
        assertThat(sshd.ignoreIps()).isEmpty();
    }

    @Test
    void ignoredAddressesAreListed() {
        daemon.client("set", "sshd", "addignoreip", "192.0.2.0/24", "2001:db8::1");
        assertThat(fail2ban.jail(SSHD).ignoreIps()).containsExactlyInAnyOrder("192.0.2.0/24", "2001:db8::1");
    }

    @Test
    void anUnknownJailIsToldApart() {
        JailName nobody = new JailName("nobody");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> fail2ban.jail(nobody))
                .matches(Refused::unknownJail);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> fail2ban.banned(nobody))
                .matches(Refused::unknownJail);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> fail2ban.ban(nobody, List.of(Cidr.parse("192.0.2.1"))))
                .matches(Refused::unknownJail);
    }

    @Test
    void aBanIsInForceAtOnceAndGoneAfterUnban() {
        assertThat(fail2ban.ban(SSHD, List.of(Cidr.parse("203.0.113.7"), Cidr.parse("2001:db8::7"))))
                .isEqualTo(2);
        assertThat(daemon.client("get", "sshd", "banip")).contains("203.0.113.7", "2001:db8::7");
        assertThat(fail2ban.ban(SSHD, List.of(Cidr.parse("203.0.113.7")))).isZero();

        assertThat(fail2ban.unban(SSHD, List.of(new BanId("203.0.113.7"), new BanId("192.0.2.99"))))
                .isEqualTo(1);
        assertThat(daemon.client("get", "sshd", "banip")).isEqualTo("2001:db8::7");
        assertThat(daemon.actions()).contains("unban sshd 203.0.113.7");
    }

    @Test
    void aNetworkIsBannedAsOne() {
        assertThat(fail2ban.ban(SSHD, List.of(Cidr.parse("198.51.100.77/24")))).isEqualTo(1);
        assertThat(fail2ban.banned(SSHD)).extracting(ban -> ban.id().value()).containsExactly("198.51.100.0/24");
        assertThat(fail2ban.unban(SSHD, List.of(new BanId("198.51.100.0/24")))).isEqualTo(1);
    }

    @Test
    void aBanTellsItsTimes() {
        Instant before = Instant.now();
        fail2ban.ban(SSHD, List.of(Cidr.parse("203.0.113.7")));
        ActiveBan ban = fail2ban.banned(SSHD).get(0);
        assertThat(ban.bannedAt()).isCloseTo(before, within(3, ChronoUnit.SECONDS));
        assertThat(ban.banSeconds()).isEqualTo(600);
        assertThat(ban.endsAt()).isEqualTo(ban.bannedAt().plusSeconds(600));
    }

    @Test
    void aPermanentBanHasNoEnd() {
        daemon.client("set", "sshd", "bantime", "-1");
        fail2ban.ban(SSHD, List.of(Cidr.parse("203.0.113.7")));
        assertThat(fail2ban.banned(SSHD))
                .extracting(ActiveBan::banSeconds, ActiveBan::endsAt)
                .containsExactly(tuple(-1L, null));
    }

    @Test
    void aDaemonInAnotherTimeZoneIsUnderstood() {
        daemon.stop();
        daemon.environment("TZ", "Asia/Kathmandu").start();
        Instant before = Instant.now();
        fail2ban.ban(SSHD, List.of(Cidr.parse("203.0.113.7")));
        assertThat(fail2ban.banned(SSHD).get(0).bannedAt()).isCloseTo(before, within(3, ChronoUnit.SECONDS));
    }

    @Test
    void bansAreLiftedInEveryJail() {
        fail2ban.ban(SSHD, List.of(Cidr.parse("203.0.113.7"), Cidr.parse("203.0.113.8")));
        fail2ban.ban(NGINX, List.of(Cidr.parse("203.0.113.7")));
        assertThat(fail2ban.unbanEverywhere(List.of(new BanId("203.0.113.7")))).isEqualTo(2);
        assertThat(fail2ban.unbanAll()).isEqualTo(1);
        assertThat(fail2ban.banned(SSHD)).isEmpty();
    }

    @Test
    void manyAddressesAreBannedAndUnbanned() {
        daemon.stop();
        daemon.action("none").start();
        List<Cidr> many = IntStream.range(0, 3000)
                .mapToObj(i -> Cidr.parse("198.18." + i / 250 + "." + i % 250))
                .toList();
        assertThat(fail2ban.ban(SSHD, many)).isEqualTo(3000);
        assertThat(fail2ban.banned(SSHD)).hasSize(3000);
        assertThat(fail2ban.unban(
                        SSHD, many.stream().map(c -> new BanId(c.text())).toList()))
                .isEqualTo(3000);
    }

    @Test
    void theDatabaseAndTheLogAreFound() {
        assertThat(fail2ban.database()).contains(daemon.database());
        assertThat(fail2ban.logFile()).contains(daemon.logFile());
    }

    @Test
    void aDaemonWithoutDatabaseHasNone() {
        daemon.stop();
        daemon.option("dbfile", "None").start();
        assertThat(fail2ban.database()).isEmpty();
    }

    @Test
    void aDaemonReplacedByAnotherVersionIsAskedAnew(@TempDir Path folder) throws IOException {
        Path socket = Files.createSymbolicLink(folder.resolve("f2b.sock"), daemon.socket());
        try (RealFail2ban other = other().start();
                Fail2ban door = new Fail2ban(socket, Duration.ofSeconds(10), 10, executor)) {
            door.summaries();
            Files.delete(socket);
            Files.createSymbolicLink(socket, other.socket());
            daemon.kill();
            assertThat(door.summaries()).hasSize(2);
            assertThat(door.capabilities().version()).isEqualTo(other.client("version"));
        }
    }

    private RealFail2ban other() {
        return fail2ban.capabilities().stats() ? RealFail2ban.installed() : RealFail2ban.next();
    }

    @Test
    void nothingWeAskLeavesAnErrorInTheDaemonsLog() throws IOException {
        fail2ban.ping();
        fail2ban.jails();
        fail2ban.summaries();
        fail2ban.jail(SSHD);
        fail2ban.banned(SSHD);
        fail2ban.database();
        fail2ban.logFile();
        assertThat(Files.readString(daemon.logFile())).doesNotContain(" ERROR ");
    }
}
