package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.bangui.auth.Caller;

/** The request with the caller as its user. */
final class ClientRequest extends HttpServletRequestWrapper {

    private static final String ROLE = "admin";

    ClientRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Principal getUserPrincipal() {
        return Caller.of(this).orElse(null);
    }

    @Override
    public String getRemoteUser() {
        return Caller.of(this).map(Caller::name).orElse(null);
    }

    @Override
    public boolean isUserInRole(String role) {
        return ROLE.equals(role)
                && Caller.of(this).filter(caller -> !caller.readOnly()).isPresent();
    }
}
