package org.bangui.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers that every answer carries. */
final class SecurityHeaders {

    static final String CSP = "Content-Security-Policy";

    /** For everything but Faces pages, which replace it by the same with the nonce of their scripts. */
    private static final String POLICY =
            "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " manifest-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; script-src 'self'";

    private static final Map<String, String> ALWAYS = Map.of(
            CSP,
            POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private SecurityHeaders() {}

    static void apply(HttpServletResponse response, boolean secure, boolean data) {
        ALWAYS.forEach(response::setHeader);
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (data) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
