package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.HttpCookie;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.OtherAddress;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coming in, staying in, going out: password, session cookie, API tokens, lock-out, forged requests. */
@ExtendWith(RunningBanGui.class)
class SessionIT {

    private static final String BAN = "{\"jail\":\"sshd\",\"ip\":\"203.0.113.200\"}";

    @Test
    void theRightPasswordOpensASession(BanGuiServer server) {
        WebClient client = server.client();
        client.login(BanGuiServer.PASSWORD).expect(200);
        client.get("/api/auth/session").expect(200);
    }

    @Test
    void aWrongPasswordIsRefusedInOneSentence(BanGuiServer server) {
        try (OtherAddress elsewhere = OtherAddress.of("127.0.0.11", server)) {
            Answer answer = elsewhere.client().login("not the password").expect(401);
            assertThat(answer.detail()).isEqualTo("The password is wrong.");
        }
    }

    @Test
    void aWrongPasswordIsLoggedOnceWithItsAddress(BanGuiServer server) {
        try (OtherAddress elsewhere = OtherAddress.of("127.0.0.12", server)) {
            elsewhere.client().login("not the password either");
        }
        assertThat(server.log().lines().filter(line -> line.contains("127.0.0.12")))
                .hasSize(1);
        assertThat(server.log()).doesNotContain("not the password either");
    }

    @Test
    void theFifthWrongPasswordLocksTheAddressOut(BanGuiServer server) {
        try (OtherAddress elsewhere = OtherAddress.of("127.0.0.13", server)) {
            WebClient guesser = elsewhere.client();
            for (int i = 1; i <= 5; i++) {
                guesser.login("guess number " + i);
            }
            Answer answer = guesser.login(BanGuiServer.PASSWORD).expect(429);
            assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow()))
                    .isBetween(1, 900);
        }
    }

    @Test
    void aLockOutHitsOnlyItsAddress(BanGuiServer server) {
        try (OtherAddress elsewhere = OtherAddress.of("127.0.0.14", server)) {
            for (int i = 1; i <= 5; i++) {
                elsewhere.client().login("guess number " + i);
            }
        }
        server.client().login(BanGuiServer.PASSWORD).expect(200);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites(BanGuiServer server) {
        Answer answer = server.client().login(BanGuiServer.PASSWORD);
        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void theSessionTokenIsNotStored(BanGuiServer server, WebClient client) {
        HttpCookie cookie = sessionCookie(client);
        assertThat(DataFolder.filesContaining(server.home(), cookie.getValue())).isEmpty();
    }

    @Test
    void aSessionEndsWithTheLogout(BanGuiServer server) {
        WebClient client = server.loggedIn();
        HttpCookie cookie = sessionCookie(client);
        client.post("/api/auth/logout", "{}");
        Answer answer = server.client().get("/api/jails", "Cookie", cookie.getName() + "=" + cookie.getValue());
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aChangeWithoutTheHeaderIsRefused(WebClient client) {
        Answer answer = client.send("POST", "/api/bans/ban", BAN, "Content-Type", "application/json");
        assertThat(answer.expect(403).detail()).contains("X-BanGUI-Request");
    }

    @Test
    void aChangeFromAnotherSiteIsRefused(WebClient client) {
        client.post("/api/bans/ban", BAN, "Origin", "https://evil.example").expect(403);
        client.post("/api/bans/ban", BAN, "Origin", "null").expect(403);
        client.post("/api/bans/ban", BAN, "Sec-Fetch-Site", "cross-site").expect(403);
    }

    @Test
    void aLoginFromAnotherSiteIsRefused(BanGuiServer server) {
        String body = "{\"password\":\"" + BanGuiServer.PASSWORD + "\"}";
        server.client()
                .post("/api/auth/login", body, "Origin", "https://evil.example")
                .expect(403);
    }

    @Test
    void aPagePostedFromAnotherSiteIsRefused(WebClient client) {
        Answer answer = client.send(
                "POST",
                "/jails",
                "x=1",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://evil.example");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aTokenNeedsNoCookieAndNoHeader(BanGuiServer server, WebClient client) {
        JsonObject token = token(client, "{\"name\":\"script\"}");
        Answer answer = server.client()
                .send(
                        "POST",
                        "/api/bans/ban",
                        BAN,
                        "Authorization",
                        "Bearer " + token.getString("token"),
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aReadOnlyTokenChangesNothing(BanGuiServer server, WebClient client) {
        String bearer = "Bearer "
                + token(client, "{\"name\":\"monitor\",\"read_only\":true}").getString("token");
        server.client().get("/api/jails", "Authorization", bearer).expect(200);
        server.client().post("/api/bans/ban", BAN, "Authorization", bearer).expect(403);
    }

    @Test
    void aTokenThatWasTakenAwayOpensNothing(BanGuiServer server, WebClient client) {
        JsonObject token = token(client, "{\"name\":\"short-lived\"}");
        client.delete("/api/auth/tokens/" + token.get("id").toString().replace("\"", ""))
                .expect(204);
        server.client()
                .get("/api/jails", "Authorization", "Bearer " + token.getString("token"))
                .expect(401);
    }

    @Test
    void aTokenIsShownOnceOnly(WebClient client) {
        JsonObject token = token(client, "{\"name\":\"seen once\"}");
        assertThat(client.get("/api/auth/tokens").expect(200).body())
                .contains("seen once")
                .doesNotContain(token.getString("token"));
    }

    private static JsonObject token(WebClient client, String body) {
        return client.post("/api/auth/tokens", body).expect(201).json();
    }

    private static HttpCookie sessionCookie(WebClient client) {
        return client.cookies().stream()
                .filter(cookie -> !cookie.getName().startsWith("JSESSIONID"))
                .findFirst()
                .orElseThrow();
    }
}
