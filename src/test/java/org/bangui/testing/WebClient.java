package org.bangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Speaks HTTP as a script or a browser would: keeps cookies, follows no redirect. */
public final class WebClient {

    private final Function<String, URI> uri;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(cookies)
            .build();

    public WebClient(Function<String, URI> uri) {
        this.uri = uri;
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {

        public String body() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body()))) {
                return reader.readObject();
            }
        }

        /** The sentence of a problem answer. */
        public String detail() {
            return json().getString("detail");
        }

        public Answer expect(int expected) {
            assertThat(status).as(response.request() + ": " + body()).isEqualTo(expected);
            return this;
        }
    }

    /** Opens a session; its cookie is kept. */
    public Answer login(String password) {
        String body =
                Json.createObjectBuilder().add("password", password).build().toString();
        return post("/api/auth/login", body);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Sends JSON with the header that pages of BanGUI send. */
    public Answer post(String path, String json, String... headers) {
        return change("POST", path, json, headers);
    }

    public Answer put(String path, String json) {
        return change("PUT", path, json);
    }

    public Answer delete(String path) {
        return change("DELETE", path, null);
    }

    private Answer change(String method, String path, String json, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "X-BanGUI-Request";
        all[headers.length + 1] = "1";
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = "application/json";
        return send(method, path, json, all);
    }

    /** Sends exactly this: pairs of header names and values, the path as it is written. */
    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.apply(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the path answers 200 now. */
    boolean reaches(String path) {
        try {
            return get(path).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    void take(HttpCookie cookie) {
        cookies.getCookieStore().add(uri.apply("/"), cookie);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }
}
