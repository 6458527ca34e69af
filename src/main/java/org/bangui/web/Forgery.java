package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Tells requests that another site made a browser send. */
final class Forgery {

    static final String MARKER = "X-BanGUI-Request";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private Forgery() {}

    static boolean changesState(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    /** Whether the browser says that the request comes from elsewhere. Links into the console may. */
    static boolean comesFromElsewhere(HttpServletRequest request) {
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if (!changesState(request) && !upgrade) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site != null && !OWN_SITE.contains(site) || origin != null && !isOwn(origin, request);
    }

    /** The scheme is left out: behind a proxy that ends TLS it differs. */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            URI uri = URI.create(origin);
            String host = request.getHeader("Host");
            return uri.getAuthority() != null
                    && host != null
                    && withoutDefaultPort(uri.getAuthority()).equals(withoutDefaultPort(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutDefaultPort(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }

    /** What a script of ours sends and a form of another site cannot. */
    static boolean isMarked(HttpServletRequest request) {
        return "1".equals(request.getHeader(MARKER));
    }
}
