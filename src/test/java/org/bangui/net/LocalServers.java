package org.bangui.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Web servers on this machine, as well-behaved or as hostile as a test wants them. */
public final class LocalServers implements Closeable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<Closeable> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    public LocalServers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** A client that fetches from these servers, and from nowhere else. */
    public static GuardedHttp client() {
        return new GuardedHttp(GuardedHttp.Limits.BRIEF, InetAddress::isLoopbackAddress, null);
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        for (Closeable each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    /** How many requests {@link #serve} has seen. */
    public int requests() {
        return requests.get();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
    }

    public static void redirect(HttpExchange exchange, String place) throws IOException {
        exchange.getResponseHeaders().add("Location", place);
        answer(exchange, 302, "");
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(UTF_8));
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @FunctionalInterface
    interface Talk {
        void with(Socket socket) throws IOException;
    }

    URI raw(Talk talk) throws IOException {
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

    URI secure(String host) throws Exception {
        HttpsServer secure = secureServer();
        secure.createContext("/", exchange -> answer(exchange, 200, "secure"));
        return URI.create("https://" + host + ":" + secure.getAddress().getPort() + "/");
    }

    HttpsServer secureServer() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls()));
        secure.setExecutor(threads);
        secure.start();
        open.add(() -> secure.stop(0));
        return secure;
    }

    static SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = LocalServers.class.getResourceAsStream("localhost.p12")) {
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
