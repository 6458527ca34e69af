package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.bangui.testing.BanGuiServer;
import org.bangui.testing.RawRequest;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a session there is nothing to see, whatever way the path is written. */
@ExtendWith(RunningBanGui.class)
class AccessIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/jails",
                "/jails.xhtml",
                "/jails/sshd",
                "/index.xhtml",
                "/nothing-here",
                "/jails.xhtml;jsessionid=1"
            })
    void aPageLeadsToTheLogin(String path, BanGuiServer server) {
        Answer answer = server.client().get(path);
        assertThat(answer.status()).as(answer.body()).isBetween(302, 303);
        assertThat(answer.header("Location").orElseThrow()).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/jails",
                "/api/jails/sshd",
                "/api/bans/banned",
                "/api/dashboard/status",
                "/api/dashboard/bans",
                "/api/auth/tokens",
                "/api/nothing-here",
                "/api/application.wadl",
                "/api"
            })
    void theApiAsksForASession(String path, BanGuiServer server) {
        assertThat(server.client().get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/jails",
                "/api//jails",
                "/api/;x/jails",
                "/api;x=1/jails",
                "/;x/api/jails",
                "/%61pi/jails",
                "/api/%6Aails",
                "/./api/jails",
                "/login/../api/jails",
                "/login/..;/api/jails",
                "/api/setup/../jails",
                "/api/health/../jails",
                "/api/health/..;/jails",
                "/api/auth/login/../../jails",
                "/login/../jails.xhtml",
                "/login/..;/jails.xhtml",
                "/login/%2e%2e/jails.xhtml",
                "/login%2f..%2fjails.xhtml",
                "/jakarta.faces.resource/../jails.xhtml",
                "/jakarta.faces.resource/..;/jails.xhtml",
                "/jakarta.faces.resource/%2e%2e/api/jails",
                "/jails.xhtml;jsessionid=1",
                "/jails.xhtml/login",
                "/jails.xhtml%00.css",
                "/jails.xhtml?x=/login",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/WEB-INF;x/web.xml",
                "//WEB-INF/web.xml",
                "/login/../WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/API/jails",
                "/JAILS.xhtml",
                "/api/jails/.css",
                "/api/jails;.css",
                "\\api\\jails",
                "/metrics",
                "/openapi",
                "/health"
            })
    void noWayOfWritingAPathOpensIt(String path, BanGuiServer server) {
        String answer = RawRequest.send(server, "GET " + path + " HTTP/1.1");
        assertThat(RawRequest.status(answer)).as(answer).isNotEqualTo(200).isNotEqualTo(500);
        assertThat(answer).doesNotContain("sshd", "<web-app", "currently_banned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PROPFIND", "get"})
    void noMethodOpensIt(String method, BanGuiServer server) {
        String answer = RawRequest.send(server, method + " /api/jails HTTP/1.1");
        assertThat(RawRequest.status(answer)).as(answer).isBetween(400, 501);
        assertThat(answer).doesNotContain("sshd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/omnifaces.push/live", "/omnifaces.push/live?1", "/jakarta.faces.push/bans"})
    void aWebsocketNeedsASession(String path, BanGuiServer server) {
        String answer = RawRequest.send(
                server,
                "GET " + path + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(RawRequest.status(answer)).as(answer).isNotEqualTo(101);
    }

    @Test
    void aSessionOpensPagesAndApi(WebClient client) {
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(client.get("/jails").status()).isEqualTo(200);
        assertThat(client.get("/api/jails").status()).isEqualTo(200);
    }

    @Test
    void aMadeUpSessionOpensNothing(BanGuiServer server, WebClient client) {
        String cookie = client.cookies().get(0).getName() + "=" + "A".repeat(43);
        assertThat(server.client().get("/api/jails", "Cookie", cookie).status()).isEqualTo(401);
    }
}
