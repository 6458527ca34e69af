package org.bangui.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Keeps the security headers on the answer whatever is done to it, and one policy only. */
final class GuardedResponse extends HttpServletResponseWrapper {

    private final String correlationId;
    private final boolean secure;
    private final boolean data;

    GuardedResponse(HttpServletResponse response, String correlationId, boolean secure, boolean data) {
        super(response);
        this.correlationId = correlationId;
        this.secure = secure;
        this.data = data;
        applyHeaders();
    }

    private void applyHeaders() {
        SecurityHeaders.apply((HttpServletResponse) getResponse(), secure, data);
        super.setHeader(Correlation.HEADER, correlationId);
    }

    @Override
    public void addHeader(String name, String value) {
        // two policies would both have to allow a script: the page's own, with its nonce, stands alone
        if (SecurityHeaders.CSP.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        applyHeaders();
    }
}
