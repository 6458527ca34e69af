package org.bangui.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The door for outgoing HTTP. A URL may come from anybody, so what is behind it is not believed: only public addresses
 * are connected to, also after a redirect, and time and size are bounded.
 */
public final class GuardedHttp {

    /** What to do with a body; it arrives unpacked, once, and ends with an exception when it is too large or too slow. */
    @FunctionalInterface
    public interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    /**
     * @param connect for one connection
     * @param read between two pieces of an answer
     * @param whole for all of it, redirects and waiting included
     * @param bytes of a body, packed and unpacked
     * @param firstWait before the second attempt; doubles
     * @param longestWait that a server may ask for
     */
    record Limits(
            Duration connect, Duration read, Duration whole, long bytes, Duration firstWait, Duration longestWait) {

        static final Limits USUAL = new Limits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                64L << 20,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));

        static final Limits BRIEF = new Limits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                1L << 20,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
    }

    private static final int REDIRECTS = 3;
    private static final int ATTEMPTS = 3;
    private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);

    private final Limits limits;
    private final Predicate<InetAddress> allowed;
    private final CloseableHttpClient client;

    public GuardedHttp() {
        this(Limits.USUAL, PublicAddresses::contain, null);
    }

    /** For short answers that somebody waits for: 1 MiB, 20 s. */
    public static GuardedHttp brief() {
        return new GuardedHttp(Limits.BRIEF, PublicAddresses::contain, null);
    }

    /** For tests, whose servers are on this machine: other limits, other addresses allowed, other certificates trusted. */
    GuardedHttp(Limits limits, Predicate<InetAddress> allowed, SSLContext trust) {
        this.limits = limits;
        this.allowed = allowed;
        this.client = PinnedConnections.client(limits, this::addresses, trust);
    }

    /**
     * Checks a URL as far as it can be checked without fetching it: its form, and where its name leads now.
     *
     * @throws RefusedUrlException when it would not be fetched
     * @throws DownloadException when its name is not known
     */
    public void check(URI url) {
        try {
            addresses(Url.checked(url).getHost());
        } catch (UnknownHostException e) {
            throw failure(url, e);
        }
    }

    /**
     * Fetches with GET.
     *
     * @throws RefusedUrlException when the URL, or one it redirects to, is not fetched
     * @throws DownloadException on any other failure; the body may have been read in part
     */
    public <T> T get(URI url, BodyReader<T> reader) {
        Instant end = Instant.now().plus(limits.whole());
        Duration wait = limits.firstWait();
        for (int attempt = 1; ; attempt++) {
            try {
                return follow(Url.checked(url), reader, end);
            } catch (BusyException e) {
                pause(e.wait(wait, limits.longestWait()), attempt, end, e);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private <T> T follow(URI url, BodyReader<T> reader, Instant end) {
        URI place = url;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Answer<T> answer = once(place, reader, end);
            if (answer.redirect() == null) {
                return answer.body();
            }
            place = Url.redirected(place, answer.redirect());
        }
        throw new DownloadException("The server redirects more than " + REDIRECTS + " times.");
    }

    private record Answer<T>(T body, String redirect) {}

    private <T> Answer<T> once(URI url, BodyReader<T> reader, Instant end) {
        HttpGet request = new HttpGet(url);
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        CompletableFuture<Void> done = new CompletableFuture<>();
        done.orTimeout(Math.max(1, Duration.between(Instant.now(), end).toMillis()), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    request.cancel();
                    return null;
                });
        try (ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            return answer(response, reader);
        } catch (IOException | HttpException | IllegalStateException e) {
            throw done.isCompletedExceptionally() ? tooSlow(e) : failure(url, e);
        } finally {
            done.complete(null);
        }
    }

    private <T> Answer<T> answer(ClassicHttpResponse response, BodyReader<T> reader) throws IOException {
        int status = response.getCode();
        if (REDIRECTING.contains(status)) {
            return new Answer<>(null, header(response, HttpHeaders.LOCATION));
        }
        if (status == 429 || status >= 500) {
            throw new BusyException(status, retryAfter(header(response, HttpHeaders.RETRY_AFTER)));
        }
        if (status != 200) {
            throw new StatusException(status);
        }
        return new Answer<>(reader.read(body(response)), null);
    }

    private InputStream body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return InputStream.nullInputStream();
        }
        InputStream packed = new LimitedStream(response.getEntity().getContent(), limits.bytes());
        String encoding = header(response, HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> packed;
            case "gzip", "x-gzip" -> new LimitedStream(new GZIPInputStream(packed), limits.bytes());
            default -> throw new DownloadException("The server packed its answer in a way that was not asked for.");
        };
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!allowed.test(address)) {
                throw new RefusedUrlException("The host " + Url.bare(host) + " leads to " + address.getHostAddress()
                        + ", which is not an address of the public Internet.");
            }
        }
        return addresses;
    }

    private static void pause(Duration wait, int attempt, Instant end, BusyException busy) {
        if (attempt == ATTEMPTS || wait == null || Instant.now().plus(wait).isAfter(end)) {
            throw busy;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException("The download was cancelled.", e);
        }
    }

    private static DownloadException failure(URI url, Exception e) {
        String host = Url.bare(url.getHost());
        if (e instanceof UnknownHostException) {
            return new DownloadException("The host " + host + " is not known.", e);
        }
        if (e instanceof SocketTimeoutException) {
            return new DownloadException("The server " + host + " did not answer in time.", e);
        }
        if (e instanceof SSLException) {
            return new DownloadException("There is no trusted connection to " + host + ": " + brief(e) + ".", e);
        }
        return new DownloadException("The download from " + host + " failed: " + brief(e) + ".", e);
    }

    /** What went wrong, in the library's words, which may quote the server's. */
    private static String brief(Exception e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ");
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private DownloadException tooSlow(Exception e) {
        String seconds = String.valueOf(limits.whole().toMillis() / 1000.0).replaceFirst("\\.0$", "");
        return new DownloadException("The download took longer than " + seconds + " seconds.", e);
    }

    /** Seconds or a date, as RFC 9110 has it; null when it says neither. */
    private static Duration retryAfter(String value) {
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant at = DateUtils.parseStandardDate(value);
        return at == null ? null : Duration.between(Instant.now(), at);
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
