package org.bangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/jails",
                "/api//jails",
                "/login;a=b",
                "/login;jsessionid=1",
                "/login/../jails",
                "/login/..",
                "/./jails",
                "/login/%2e%2e/jails",
                "/login/%2E%2E/jails",
                "/login/.%2e/jails",
                "/resources%2fx.css",
                "/login%5c..%5cjails",
                "/login\\..\\jails",
                "/login%00",
                "/login%0d%0aX: y",
                "/login/%252e%252e/jails",
                "/login\u0000"
            })
    void aPathThatCouldBeReadTwiceIsNotRead(String uri) {
        assertThat(RequestPath.read(Requests.to("GET", uri, "/login").build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jails//sshd", "/jails;x", "/jails/../login", "/jails\\x", "/a\nb"})
    void whatTheContainerDecodedIsCheckedToo(String path) {
        assertThat(RequestPath.read(Requests.to("GET", "/harmless", path).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/jails", "/jails/nginx-http-auth", "/history/2001:db8::1", "/jails/a b"})
    void aPlainPathIsRead(String path) {
        assertThat(RequestPath.read(
                        Requests.to("GET", path.replace(" ", "%20"), path).build()))
                .contains(new RequestPath(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/login, true",
        "/login.xhtml, true",
        "/api/auth/login, true",
        "/api/setup, true",
        "/api/health, true",
        "/api/health/live, true",
        "/api/health/ready, true",
        "/LOGIN, false",
        "/login/, false",
        "/login.xhtml/x, false",
        "/loginx, false",
        "/api/auth/login/, false",
        "/api/auth/logout, false",
        "/api/setup/timezone, false",
        "/api/health/x, false",
        "/api/healthx, false",
        "/setup, false",
        "/, false",
        "/index.xhtml, false",
        "/error, false",
        "/omnifaces.push/bans, false"
    })
    void onlyTheWayInIsPublic(String path, boolean isPublic) {
        assertThat(new RequestPath(path).isPublicOnceSetUp()).isEqualTo(isPublic);
    }

    @ParameterizedTest
    @CsvSource({
        "/resources/css/app.css, true",
        "/resources/js/app.js, true",
        "/jakarta.faces.resource/core.js.xhtml, true",
        "/favicon.svg, true",
        "/resources/page.xhtml, false",
        "/resources/data.json, false",
        "/resources/, false",
        "/Resources/css/app.css, false",
        "/jakarta.faces.resource/dynamiccontent.properties.xhtml, false",
        "/jakarta.faces.resources/x.js, false",
        "/index.css, false"
    })
    void onlyFilesThatAreTheSameForEverybodyAreStatic(String path, boolean isStatic) {
        assertThat(new RequestPath(path).isStatic()).isEqualTo(isStatic);
    }
}
