package org.bangui.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;

/**
 * Whose request it is.
 *
 * @param name {@code admin} for the person at the console, else the name of the API token
 * @param session the session, null for an API token
 * @param readOnly whether only reading is allowed
 */
public record Caller(String name, Session session, boolean readOnly) implements Principal, Serializable {

    private static final String ATTRIBUTE = Caller.class.getName();

    public static Caller person(Session session) {
        return new Caller("admin", session, false);
    }

    public static Caller token(ApiToken token) {
        return new Caller(token.name(), null, token.readOnly());
    }

    @Override
    public String getName() {
        return name;
    }

    /** The caller the security filter found; empty on public addresses without a valid session. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /** Marks the request as this caller's. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
