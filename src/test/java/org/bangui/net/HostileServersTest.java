package org.bangui.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server of bad will, or one that is not who it says, can do to a download. */
class HostileServersTest {

    private static final Duration LONG = GuardedHttpTest.LONG;
    private static final GuardedHttp.Limits LIMITS = GuardedHttpTest.LIMITS;

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
    void aServerThatSaysNothingIsLeft() throws IOException {
        URI silent = servers.raw(socket -> {});
        GuardedHttp hasty = new GuardedHttp(
                GuardedHttpTest.limits(Duration.ofMillis(300), LONG), InetAddress::isLoopbackAddress, null);
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> hasty.get(silent, GuardedHttpTest::text))
                .withMessageContaining("did not answer in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\n\r\n"})
    void aServerThatDripsIsLeftWhenTheWholeTimeIsOver(String begin) throws IOException {
        URI slow = servers.raw(socket -> {
            socket.getOutputStream().write(begin.getBytes(UTF_8));
            while (!socket.isClosed()) {
                socket.getOutputStream().write('1');
                socket.getOutputStream().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        });
        GuardedHttp hasty = new GuardedHttp(
                GuardedHttpTest.limits(LONG, Duration.ofMillis(500)), InetAddress::isLoopbackAddress, null);
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> hasty.get(slow, GuardedHttpTest::text))
                .withMessage("The download took longer than 0.5 seconds.");
    }

    @Test
    void anEndlessHeadIsCutOff() throws IOException {
        URI endless = servers.raw(socket -> {
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
        servers.serve("/here", exchange -> LocalServers.answer(exchange, 200, "here"));
        URI endless = servers.raw(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 302 Found\r\nLocation: " + servers.uri("/here") + "\r\n\r\n").getBytes(UTF_8));
            while (!socket.isClosed()) {
                out.write(new byte[1024]);
            }
        });
        assertThat(http.<String>get(endless, GuardedHttpTest::text)).isEqualTo("here");
    }

    @Test
    void aCutOffBodyIsAnError() throws IOException {
        URI cut = servers.raw(socket -> {
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
        assertThat(http.<String>get(servers.secure("localhost"), GuardedHttpTest::text))
                .isEqualTo("secure");
    }

    @Test
    void aSecureServerWithAnotherNameIsNotTrusted() throws Exception {
        URI wrong = servers.secure("127.0.0.1");
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> http.get(wrong, GuardedHttpTest::text))
                .withMessageContaining("no trusted connection to 127.0.0.1");
    }

    @Test
    void aSecureServerOfNoKnownAuthorityIsNotTrusted() throws Exception {
        GuardedHttp usual = new GuardedHttp(LIMITS, InetAddress::isLoopbackAddress, null);
        URI unknown = servers.secure("localhost");
        assertThatExceptionOfType(DownloadException.class)
                .isThrownBy(() -> usual.get(unknown, GuardedHttpTest::text))
                .withMessageContaining("no trusted connection");
    }

    @Test
    void aRedirectFromASecureToAPlainServerIsRefused() throws Exception {
        HttpsServer secure = servers.secureServer();
        secure.createContext("/down", exchange -> LocalServers.redirect(exchange, "http://localhost/"));
        URI down = URI.create("https://localhost:" + secure.getAddress().getPort() + "/down");
        assertThatExceptionOfType(RefusedUrlException.class).isThrownBy(() -> http.get(down, GuardedHttpTest::text));
    }
}
