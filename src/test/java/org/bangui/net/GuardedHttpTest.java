package org.bangui.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers on this machine, which only a test may allow. */
class GuardedHttpTest {

    static final Duration LONG = Duration.ofSeconds(20);
    static final GuardedHttp.Limits LIMITS = limits(LONG, LONG);

    private GuardedHttp http;
    private LocalServers servers;

    @BeforeEach
    void start() throws Exception {
        http = new GuardedHttp(LIMITS, InetAddress::isLoopbackAddress, LocalServers.tls());
        servers = new LocalServers();
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    @Test
    void theBodyOfAnAnswerIsRead() {
        servers.serve("/list", exchange -> LocalServers.answer(exchange, 200, "192.0.2.1\n"));
        assertThat(text("/list")).isEqualTo("192.0.2.1\n");
    }

    @Test
    void aPackedBodyIsUnpacked() {
        servers.serve("/list", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            LocalServers.answer(exchange, 200, packed("unpacked".getBytes(UTF_8)));
        });
        assertThat(text("/list")).isEqualTo("unpacked");
    }

    @Test
    void aServerOnThisMachineIsRefusedWhenNotAllowed() {
        servers.serve("/list", exchange -> LocalServers.answer(exchange, 200, "inside"));
        assertThatExceptionOfType(RefusedUrlException.class)
                .isThrownBy(() -> new GuardedHttp().get(servers.uri("/list"), GuardedHttpTest::text))
                .withMessageContaining("not an address of the public Internet");
        assertThat(servers.requests()).isEqualTo(0);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() {
        AtomicInteger checks = new AtomicInteger();
        servers.serve("/list", exchange -> LocalServers.answer(exchange, 200, "once"));
        GuardedHttp pinned = new GuardedHttp(LIMITS, address -> checks.incrementAndGet() == 1, null);
        assertThat(pinned.<String>get(servers.uri("/list"), GuardedHttpTest::text))
                .isEqualTo("once");
        assertThatExceptionOfType(RefusedUrlException.class)
                .isThrownBy(() -> pinned.get(servers.uri("/list"), GuardedHttpTest::text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://127.1/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:8.8.8.8]/",
                "http://[64:ff9b::808:808]/",
                "http://169.254.169.254/latest/meta-data",
                "http://0/",
                "https://10.0.0.1/",
                "ftp://192.0.2.1/",
                "file:///etc/passwd",
                "jar:file:/x!/y",
                "http:///nowhere",
                "http://user:secret@example.org/",
                "/relative"
            })
    void aUrlThatLeadsInsideOrIsNoneIsRefused(String url) {
        assertThatExceptionOfType(RefusedUrlException.class).isThrownBy(() -> new GuardedHttp().check(URI.create(url)));
        assertThatExceptionOfType(RefusedUrlException.class)
                .isThrownBy(() -> new GuardedHttp().get(URI.create(url), GuardedHttpTest::text));
    }

    @Test
    void threeRedirectsAreFollowed() {
        servers.serve("/1", exchange -> LocalServers.redirect(exchange, "/2"));
        servers.serve("/2", exchange -> LocalServers.redirect(exchange, "3"));
        servers.serve(
                "/3",
                exchange -> LocalServers.redirect(exchange, servers.uri("/4").toString()));
        servers.serve("/4", exchange -> LocalServers.answer(exchange, 200, "here"));
        assertThat(text("/1")).isEqualTo("here");
    }

    @Test
    void aFourthRedirectIsNotFollowed() {
        servers.serve("/loop", exchange -> LocalServers.redirect(exchange, "/loop"));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/loop"))
                .withMessage("The server redirects more than 3 times.");
        assertThat(servers.requests()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/", "file:///etc/passwd", "gopher://192.0.2.1/", "http://[fe80::1]/"})
    void aRedirectToAForbiddenPlaceIsRefused(String place) {
        servers.serve("/away", exchange -> LocalServers.redirect(exchange, place));
        assertThatExceptionOfType(RefusedUrlException.class).isThrownBy(() -> text("/away"));
    }

    @Test
    void aBodyLargerThanTheLimitIsCutOff() {
        servers.serve("/large", exchange -> LocalServers.answer(exchange, 200, new byte[(1 << 20) + 1]));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/large"))
                .withMessage("The answer is larger than 1 MiB.");
    }

    @Test
    void aBodyThatIsLargerOnlyUnpackedIsCutOff() {
        servers.serve("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            LocalServers.answer(exchange, 200, packed(new byte[4 << 20]));
        });
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/bomb"))
                .withMessage("The answer is larger than 1 MiB.");
    }

    @Test
    void aPackingThatWasNotAskedForIsRefused() {
        servers.serve("/brotli", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "br");
            LocalServers.answer(exchange, 200, "?");
        });
        assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> text("/brotli"));
    }

    @Test
    void aBusyServerIsAskedAgain() {
        servers.serve("/busy", exchange -> LocalServers.answer(exchange, servers.requests() < 3 ? 503 : 200, "now"));
        assertThat(text("/busy")).isEqualTo("now");
    }

    @Test
    void aServerThatStaysBusyIsAskedThreeTimes() {
        servers.serve("/busy", exchange -> LocalServers.answer(exchange, 500, ""));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/busy"))
                .withMessageContaining("status 500");
        assertThat(servers.requests()).isEqualTo(3);
    }

    @Test
    void theTimeAServerAsksForIsWaited() {
        servers.serve("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "1");
            LocalServers.answer(exchange, servers.requests() < 2 ? 429 : 200, "now");
        });
        long start = System.nanoTime();
        assertThat(text("/busy")).isEqualTo("now");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatAsksForTooMuchTimeIsNotWaitedFor() {
        servers.serve("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            LocalServers.answer(exchange, 429, "");
        });
        assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> text("/busy"));
        assertThat(servers.requests()).isEqualTo(1);
    }

    @Test
    void aMissingPageIsNotAskedForAgain() {
        servers.serve("/gone", exchange -> LocalServers.answer(exchange, 404, ""));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/gone"))
                .withMessage("The server answered with status 404.");
        assertThat(servers.requests()).isEqualTo(1);
    }

    static GuardedHttp.Limits limits(Duration read, Duration whole) {
        return new GuardedHttp.Limits(LONG, read, whole, 1 << 20, Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    private String text(String path) {
        return http.get(servers.uri(path), GuardedHttpTest::text);
    }

    static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), UTF_8);
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
