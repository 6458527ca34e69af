package org.bangui.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers on this machine, which only a test may allow. */
class GuardedHttpTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final GuardedHttp.Limits LIMITS = limits(LONG, LONG);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private GuardedHttp http;
    private HttpServer server;

    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws Exception {
        http = new GuardedHttp(LIMITS, InetAddress::isLoopbackAddress, tls());
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        for (AutoCloseable each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    @Test
    void theBodyOfAnAnswerIsRead() {
        serve("/list", exchange -> answer(exchange, 200, "192.0.2.1\n"));
        assertThat(text("/list")).isEqualTo("192.0.2.1\n");
    }

    @Test
    void aPackedBodyIsUnpacked() {
        serve("/list", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, packed("unpacked".getBytes(UTF_8)));
        });
        assertThat(text("/list")).isEqualTo("unpacked");
    }

    @Test
    void aServerOnThisMachineIsRefusedWhenNotAllowed() {
        serve("/list", exchange -> answer(exchange, 200, "inside"));
        assertThatExceptionOfType(RefusedUrlException.class)
                .isThrownBy(() -> new GuardedHttp().get(uri("/list"), GuardedHttpTest::text))
                .withMessageContaining("not an address of the public Internet");
        assertThat(requests).hasValue(0);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() {
        AtomicInteger checks = new AtomicInteger();
        serve("/list", exchange -> answer(exchange, 200, "once"));
        GuardedHttp pinned = new GuardedHttp(LIMITS, address -> checks.incrementAndGet() == 1, null);
        assertThat(pinned.<String>get(uri("/list"), GuardedHttpTest::text)).isEqualTo("once");
        assertThatExceptionOfType(RefusedUrlException.class)
                .isThrownBy(() -> pinned.get(uri("/list"), GuardedHttpTest::text));
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
        serve("/1", exchange -> redirect(exchange, "/2"));
        serve("/2", exchange -> redirect(exchange, "3"));
        serve("/3", exchange -> redirect(exchange, uri("/4").toString()));
        serve("/4", exchange -> answer(exchange, 200, "here"));
        assertThat(text("/1")).isEqualTo("here");
    }

    @Test
    void aFourthRedirectIsNotFollowed() {
        serve("/loop", exchange -> redirect(exchange, "/loop"));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/loop"))
                .withMessage("The server redirects more than 3 times.");
        assertThat(requests).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/", "file:///etc/passwd", "gopher://192.0.2.1/", "http://[fe80::1]/"})
    void aRedirectToAForbiddenPlaceIsRefused(String place) {
        serve("/away", exchange -> redirect(exchange, place));
        assertThatExceptionOfType(RefusedUrlException.class).isThrownBy(() -> text("/away"));
    }

    @Test
    void aBodyLargerThanTheLimitIsCutOff() {
        serve("/large", exchange -> answer(exchange, 200, new byte[(1 << 20) + 1]));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/large"))
                .withMessage("The answer is larger than 1 MiB.");
    }

    @Test
    void aBodyThatIsLargerOnlyUnpackedIsCutOff() {
        serve("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            answer(exchange, 200, packed(new byte[4 << 20]));
        });
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/bomb"))
                .withMessage("The answer is larger than 1 MiB.");
    }

    @Test
    void aPackingThatWasNotAskedForIsRefused() {
        serve("/brotli", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "br");
            answer(exchange, 200, "?");
        });
        assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> text("/brotli"));
    }

    @Test
    void aBusyServerIsAskedAgain() {
        serve("/busy", exchange -> answer(exchange, requests.get() < 3 ? 503 : 200, "now"));
        assertThat(text("/busy")).isEqualTo("now");
    }

    @Test
    void aServerThatStaysBusyIsAskedThreeTimes() {
        serve("/busy", exchange -> answer(exchange, 500, ""));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/busy"))
                .withMessageContaining("status 500");
        assertThat(requests).hasValue(3);
    }

    @Test
    void theTimeAServerAsksForIsWaited() {
        serve("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, requests.get() < 2 ? 429 : 200, "now");
        });
        long start = System.nanoTime();
        assertThat(text("/busy")).isEqualTo("now");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatAsksForTooMuchTimeIsNotWaitedFor() {
        serve("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            answer(exchange, 429, "");
        });
        assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> text("/busy"));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aMissingPageIsNotAskedForAgain() {
        serve("/gone", exchange -> answer(exchange, 404, ""));
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> text("/gone"))
                .withMessage("The server answered with status 404.");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aServerThatSaysNothingIsLeft() throws IOException {
        URI silent = raw(socket -> {});
        GuardedHttp hasty = new GuardedHttp(limits(Duration.ofMillis(300), LONG), InetAddress::isLoopbackAddress, null);
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> hasty.get(silent, GuardedHttpTest::text))
                .withMessageContaining("did not answer in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\n\r\n"})
    void aServerThatDripsIsLeftWhenTheWholeTimeIsOver(String begin) throws IOException {
        URI slow = raw(socket -> {
            socket.getOutputStream().write(begin.getBytes(UTF_8));
            while (!socket.isClosed()) {
                socket.getOutputStream().write('1');
                socket.getOutputStream().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        });
        GuardedHttp hasty = new GuardedHttp(limits(LONG, Duration.ofMillis(500)), InetAddress::isLoopbackAddress, null);
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> hasty.get(slow, GuardedHttpTest::text))
                .withMessage("The download took longer than 0.5 seconds.");
    }

    @Test
    void anEndlessHeadIsCutOff() throws IOException {
        URI endless = raw(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            while (!socket.isClosed()) {
                out.write("X-More: more\r\n".getBytes(UTF_8));
            }
        });
        assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> http.get(endless, GuardedHttpTest::text));
    }

    @Test
    void theBodyOfARedirectIsNotReadToItsEnd() throws IOException {
        serve("/here", exchange -> answer(exchange, 200, "here"));
        URI endless = raw(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 302 Found\r\nLocation: " + uri("/here") + "\r\n\r\n").getBytes(UTF_8));
            while (!socket.isClosed()) {
                out.write(new byte[1024]);
            }
        });
        assertThat(http.<String>get(endless, GuardedHttpTest::text)).isEqualTo("here");
    }

    @Test
    void aCutOffBodyIsAnError() throws IOException {
        URI cut = raw(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(UTF_8));
            socket.close();
        });
        assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> http.get(cut, GuardedHttpTest::text));
    }

    @Test
    void aNameThatIsNotKnownIsAnError() {
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> http.check(URI.create("http://nothing.invalid/")))
                .withMessage("The host nothing.invalid is not known.");
    }

    @Test
    void aSecureServerWithItsOwnNameIsTrusted() throws Exception {
        assertThat(http.<String>get(secure("localhost"), GuardedHttpTest::text)).isEqualTo("secure");
    }

    @Test
    void aSecureServerWithAnotherNameIsNotTrusted() throws Exception {
        URI wrong = secure("127.0.0.1");
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> http.get(wrong, GuardedHttpTest::text))
                .withMessageContaining("no trusted connection to 127.0.0.1");
    }

    @Test
    void aSecureServerOfNoKnownAuthorityIsNotTrusted() throws Exception {
        GuardedHttp usual = new GuardedHttp(LIMITS, InetAddress::isLoopbackAddress, null);
        URI unknown = secure("localhost");
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> usual.get(unknown, GuardedHttpTest::text))
                .withMessageContaining("no trusted connection");
    }

    @Test
    void aRedirectFromASecureToAPlainServerIsRefused() throws Exception {
        HttpsServer secure = secureServer();
        secure.createContext("/down", exchange -> redirect(exchange, "http://localhost/"));
        URI down = URI.create("https://localhost:" + secure.getAddress().getPort() + "/down");
        assertThatExceptionOfType(RefusedUrlException.class).isThrownBy(() -> http.get(down, GuardedHttpTest::text));
    }

    private static GuardedHttp.Limits limits(Duration read, Duration whole) {
        return new GuardedHttp.Limits(LONG, read, whole, 1 << 20, Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    private String text(String path) {
        return http.get(uri(path), GuardedHttpTest::text);
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
    }

    private static void redirect(HttpExchange exchange, String place) throws IOException {
        exchange.getResponseHeaders().add("Location", place);
        answer(exchange, 302, "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    @FunctionalInterface
    interface Talk {
        void with(Socket socket) throws IOException;
    }

    private URI raw(Talk talk) throws IOException {
        ServerSocket listening = new ServerSocket(0, 5, LOOPBACK);
        open.add(listening);
        threads.submit(() -> {
            Socket socket = listening.accept();
            open.add(socket);
            talk.with(socket);
            return null;
        });
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    private URI secure(String host) throws Exception {
        HttpsServer secure = secureServer();
        secure.createContext("/", exchange -> answer(exchange, 200, "secure"));
        return URI.create("https://" + host + ":" + secure.getAddress().getPort() + "/");
    }

    private HttpsServer secureServer() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls()));
        secure.setExecutor(threads);
        secure.start();
        open.add(() -> secure.stop(0));
        return secure;
    }

    private static SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = GuardedHttpTest.class.getResourceAsStream("localhost.p12")) {
            keys.load(file, "changeit".toCharArray());
        }
        KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(keys, "changeit".toCharArray());
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
        return context;
    }
}
