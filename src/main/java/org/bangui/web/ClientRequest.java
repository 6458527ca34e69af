package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.List;
import org.bangui.auth.Caller;
import org.bangui.net.Cidr;

/** The request as the client made it, whatever proxy of ours stands between, with the caller as its user. */
final class ClientRequest extends HttpServletRequestWrapper {

    private static final String ROLE = "admin";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Forwarded forwarded;

    ClientRequest(HttpServletRequest request, List<Cidr> trustedProxies) {
        super(request);
        forwarded = Forwarded.of(request, trustedProxies);
    }

    @Override
    public String getHeader(String name) {
        return "Host".equalsIgnoreCase(name) ? forwarded.host() : super.getHeader(name);
    }

    @Override
    public String getRemoteAddr() {
        return forwarded.address();
    }

    @Override
    public String getRemoteHost() {
        return forwarded.address();
    }

    @Override
    public boolean isSecure() {
        return forwarded.secure();
    }

    @Override
    public String getScheme() {
        return isSecure() ? "https" : "http";
    }

    @Override
    public String getServerName() {
        String host = forwarded.host();
        return host == null ? super.getServerName() : host.replaceFirst(":\\d+$", "");
    }

    @Override
    public int getServerPort() {
        String host = String.valueOf(forwarded.host());
        String port = host.replaceFirst("^.*:(?=\\d{1,5}$)", "");
        if (port.matches("\\d{1,5}")) {
            return Integer.parseInt(port);
        }
        return isSecure() ? HTTPS : HTTP;
    }

    @Override
    public StringBuffer getRequestURL() {
        boolean usual = getServerPort() == (isSecure() ? HTTPS : HTTP);
        return new StringBuffer(getScheme())
                .append("://")
                .append(getServerName())
                .append(usual ? "" : ":" + getServerPort())
                .append(getRequestURI());
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
