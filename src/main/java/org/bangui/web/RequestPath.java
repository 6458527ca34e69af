package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path of a request inside the application, as the container maps it.
 *
 * @param value begins with a slash, decoded
 */
record RequestPath(String value) {

    /** What could make two programs read two different paths from one text. */
    private static final Pattern TRICK = Pattern.compile(
            "//|;|\\\\|%(?:2e|2f|5c|00|0a|0d|25(?:2e|2f|5c))|/\\.{1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern STATIC =
            Pattern.compile("/resources/[A-Za-z0-9._/-]+\\.(?:css|js|svg|png|jpg|webp|ico|woff2|map)");
    private static final String FACES_RESOURCE = "/jakarta.faces.resource/";
    private static final Set<String> STATIC_FILES = Set.of("/favicon.ico", "/favicon.svg", "/robots.txt");

    /** Empty when the path is written in a way that could be read twice. */
    static Optional<RequestPath> read(HttpServletRequest request) {
        String decoded = text(request.getServletPath()) + text(request.getPathInfo());
        return isPlain(text(request.getRequestURI())) && isPlain(decoded)
                ? Optional.of(new RequestPath(decoded.isEmpty() ? "/" : decoded))
                : Optional.empty();
    }

    private static boolean isPlain(String path) {
        return !TRICK.matcher(path).find() && path.chars().noneMatch(Character::isISOControl);
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }

    boolean isApi() {
        return value.equals("/api") || value.startsWith("/api/");
    }

    /** Files that are the same for everybody: styles, scripts, pictures. */
    boolean isStatic() {
        boolean facesResource =
                value.startsWith(FACES_RESOURCE) && !value.startsWith(FACES_RESOURCE + "dynamiccontent");
        return facesResource
                || STATIC_FILES.contains(value)
                || STATIC.matcher(value).matches();
    }

    boolean isHealth() {
        return value.equals("/api/health") || value.equals("/api/health/live") || value.equals("/api/health/ready");
    }

    boolean isSetupApi() {
        return value.equals("/api/setup") || value.startsWith("/api/setup/");
    }

    boolean isSetupPage() {
        return value.equals("/setup") || value.equals("/setup.xhtml");
    }

    /** What needs no session after the set-up: where one begins, and what says only that the server is there. */
    boolean isPublicOnceSetUp() {
        return isHealth()
                || value.equals("/api/setup")
                || value.equals("/login")
                || value.equals("/login.xhtml")
                || value.equals("/api/auth/login");
    }
}
