package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that ties a request, its log lines and its answer together. */
public final class Correlation {

    public static final String HEADER = "X-Correlation-ID";

    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Correlation() {}

    /** The id of the request: its own when it sent a UUID, else made once. */
    public static String of(HttpServletRequest request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known instanceof String id) {
            return id;
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && UUID_FORM.matcher(sent).matches()
                ? UUID.fromString(sent).toString()
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of the request this thread works for. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void begin(String id) {
        CURRENT.set(id);
    }

    static void end() {
        CURRENT.remove();
    }
}
