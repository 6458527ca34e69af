package org.bangui.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.bangui.auth.ApiTokenService;
import org.bangui.auth.Caller;
import org.bangui.auth.SessionCookie;
import org.bangui.auth.SessionService;
import org.bangui.setup.SetupService;
import org.bangui.system.Settings;

/** The one door: nothing passes but what is public or comes with a valid session or token. First in web.xml. */
public class SecurityFilter implements Filter {

    private static final String BEARER = "Bearer ";
    private static final int PUBLIC_BODY_LIMIT = 64 * 1024;
    private static final int BODY_LIMIT = 16 * 1024 * 1024;

    @Inject
    Settings settings;

    @Inject
    SetupService setup;

    @Inject
    SessionService sessions;

    @Inject
    ApiTokenService tokens;

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = new ClientRequest(
                (HttpServletRequest) servletRequest, settings.http().trustedProxies());
        String correlationId = Correlation.of(request);
        Correlation.begin(correlationId);
        try {
            Optional<RequestPath> path = RequestPath.read(request);
            boolean data = !path.map(RequestPath::isStatic).orElse(false);
            GuardedResponse response =
                    new GuardedResponse((HttpServletResponse) servletResponse, correlationId, request.isSecure(), data);
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                pass(request, response, chain);
            } else if (path.isEmpty()) {
                new Refusal(request, response, true).because(400, "The address is not written in its plain form.");
            } else {
                guard(path.get(), request, response, chain);
            }
        } finally {
            Correlation.end();
        }
    }

    private void guard(RequestPath path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Refusal refusal = new Refusal(request, response, path.isApi());
        if (Forgery.comesFromElsewhere(request)) {
            refusal.because(403, "The request was sent by another site.");
        } else if (path.isStatic()) {
            pass(request, response, chain);
        } else if (!setup.completed()) {
            guardOpenSetup(path, refusal, request, response, chain);
        } else if (path.isSetupPage()) {
            refusal.redirect("/login");
        } else {
            guardSession(path, refusal, request, response, chain);
        }
    }

    private void guardOpenSetup(
            RequestPath path,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (path.isSetupApi() || path.isSetupPage() || path.isHealth()) {
            passWithin(PUBLIC_BODY_LIMIT, refusal, request, response, chain);
        } else if (path.isApi()) {
            refusal.because(423, "Setup not complete.");
        } else {
            refusal.redirect("/setup");
        }
    }

    private void guardSession(
            RequestPath path,
            Refusal refusal,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        Optional<Caller> caller = caller(path, request);
        if (caller.isEmpty()) {
            if (path.isPublicOnceSetUp()) {
                passWithin(PUBLIC_BODY_LIMIT, refusal, request, response, chain);
            } else {
                refusal.noSession();
            }
        } else if (Forgery.changesState(request) && caller.get().readOnly()) {
            refusal.because(403, "This API token may only read.");
        } else if (isUnmarked(path, caller.get(), request)) {
            refusal.because(403, "The header " + Forgery.MARKER + ": 1 is missing.");
        } else {
            caller.get().attachTo(request);
            passWithin(BODY_LIMIT, refusal, request, response, chain);
        }
    }

    private static boolean isUnmarked(RequestPath path, Caller caller, HttpServletRequest request) {
        return path.isApi() && caller.session() != null && Forgery.changesState(request) && !Forgery.isMarked(request);
    }

    private Optional<Caller> caller(RequestPath path, HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (path.isApi() && authorization != null) {
            return authorization.startsWith(BEARER)
                    ? tokens.find(authorization.substring(BEARER.length())).map(Caller::token)
                    : Optional.empty();
        }
        return SessionCookie.sentWith(request).flatMap(sessions::find).map(Caller::person);
    }

    private static void passWithin(
            int bodyLimit, Refusal refusal, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > bodyLimit) {
            refusal.because(413, "The body is larger than " + bodyLimit + " bytes.");
        } else {
            pass(new LimitedRequest(request, bodyLimit), response, chain);
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Passage.open(request);
        chain.doFilter(request, response);
    }
}
