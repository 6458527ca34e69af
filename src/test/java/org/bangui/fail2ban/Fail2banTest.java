package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.testing.FakeFail2ban;
import org.bangui.testing.FakeFail2ban.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the door does with answers that a real daemon gives only at the wrong moment, or never. */
class Fail2banTest {

    private static final Path RECORDED = Path.of("src/test/resources/fail2ban/replies");

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private FakeFail2ban fake;
    private Fail2ban fail2ban;

    @AfterEach
    void stop() {
        fail2ban.close();
        fake.close();
        executor.shutdownNow();
    }

    /** Answers each request with the next recorded reply. */
    private void replay(String... recordings) {
        start(peer -> {
            for (String recording : recordings) {
                peer.request();
                peer.send(recorded(recording));
            }
            peer.request();
        });
    }

    private void start(FakeFail2ban.Script script) {
        fake = new FakeFail2ban(script);
        fail2ban = new Fail2ban(fake.socket(), Duration.ofSeconds(10), 10, executor);
    }

    private static byte[] recorded(String recording) {
        try {
            return Files.readAllBytes(RECORDED.resolve(recording + ".pickle"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aJailThatEndsBetweenListAndDetailIsAbsent() {
        replay(
                "1.0.2/version",
                "1.0.2/status",
                "1.0.2/unknown-jail",
                "1.0.2/unknown-jail",
                "1.0.2/unknown-jail",
                "1.0.2/unknown-jail");
        assertThat(fail2ban.summaries()).isEmpty();
    }

    @Test
    void aJailThatCannotBeReadDoesNotFailTheOthers() {
        replay(
                "1.0.2/version",
                "1.0.2/status",
                "1.0.2/unpicklable",
                "1.0.2/bantime-huge",
                "1.0.2/findtime-fraction",
                "1.0.2/ban");
        assertThat(fail2ban.summaries()).isEmpty();
    }

    @Test
    void aFindTimeWithAFractionIsCut() {
        replay(
                "1.0.2/version",
                "1.0.2/status",
                "1.0.2/status-short",
                "1.0.2/bantime-huge",
                "1.0.2/findtime-fraction",
                "1.0.2/ban");
        assertThat(fail2ban.summaries())
                .containsExactly(new JailSummary(new JailName("sshd"), "file", 0, 0, 4, 4, 10995116277760L, 5400, 3));
    }

    @Test
    void statsOf11AreRead() {
        replay(
                "1.1.0/version",
                "1.1.0/stats",
                "1.1.0/stats",
                "1.1.0/bantime-permanent",
                "1.1.0/findtime-fraction",
                "1.1.0/ban");
        assertThat(fail2ban.summaries())
                .containsExactly(new JailSummary(new JailName("sshd"), "polling", 0, 0, 4, 4, -1, 5400, 3));
    }

    @Test
    void aVersionThatRefusesStatsIsUnderstood() {
        replay("1.1.0/version", "1.0.2/stats");
        assertThat(fail2ban.capabilities()).isEqualTo(new Capabilities("1.1.0", false));
    }

    @Test
    void theVersionIsAskedOncePerDaemon() {
        replay("1.0.2/version");
        fail2ban.capabilities();
        assertThat(fail2ban.capabilities().version()).isEqualTo("1.0.2");
    }

    @Test
    void bansThatAreNoAddressesAreListedToo() {
        replay("1.0.2/banip-with-time");
        assertThat(fail2ban.banned(new JailName("sshd")))
                .extracting(ban -> ban.id().value())
                .containsExactlyInAnyOrder("192.0.2.1", "2001:db8::1", "198.51.100.0/24", "not an address");
    }

    @Test
    void aJailListOfTheWrongShapeIsAProtocolError() {
        replay("1.0.2/ping");
        assertThatExceptionOfType(Protocol.class).isThrownBy(fail2ban::jails);
    }

    @Test
    void anotherServerIsNotTakenForFail2ban() {
        start(peer -> {
            peer.request();
            peer.answer("PONG");
        });
        assertThatExceptionOfType(Protocol.class).isThrownBy(fail2ban::ping);
    }

    @Test
    void nothingIsSentForAnEmptyList() {
        start(Peer::request);
        assertThat(fail2ban.ban(new JailName("sshd"), List.of())).isZero();
        assertThat(fake.connections()).isZero();
    }
}
