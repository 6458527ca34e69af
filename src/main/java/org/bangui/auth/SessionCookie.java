package org.bangui.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that carries a session's token. On HTTPS its name binds it to this host and to HTTPS.
 *
 * @param token empty makes the browser forget
 * @param length how long the browser keeps it
 */
public record SessionCookie(String token, Duration length) {

    private static final String PLAIN = "bangui";
    private static final String SECURE = "__Host-bangui";
    private static final int MAX_TOKEN_LENGTH = 100;

    /** The cookie that makes the browser forget. */
    public static SessionCookie closed() {
        return new SessionCookie("", Duration.ZERO);
    }

    /** The token the browser sent. */
    public static Optional<String> sentWith(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(request)) && isToken(cookie.getValue())) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Puts the cookie on the answer. */
    public void send(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(name(request), token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge((int) Math.min(length.toSeconds(), Integer.MAX_VALUE));
        response.addCookie(cookie);
    }

    private static boolean isToken(String value) {
        return value != null && !value.isEmpty() && value.length() <= MAX_TOKEN_LENGTH;
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE : PLAIN;
    }

    @Override
    public String toString() {
        return "SessionCookie";
    }
}
