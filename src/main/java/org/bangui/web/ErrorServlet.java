package org.bangui.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bangui.system.DatabaseUnusableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for the container where nothing else could: never with the server's own page. */
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(ErrorServlet.class);
    private static final String RETRY_SECONDS = "10";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Throwable cause) {
            log.error("A request failed.", cause);
        }
        int status = isDatabaseAway(failure) ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : status(request);
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        boolean script = String.valueOf(uri).startsWith(request.getContextPath() + "/api");
        new Refusal(request, response, script).because(status, sentence(status));
    }

    private static boolean isDatabaseAway(Object failure) {
        Throwable cause = failure instanceof Throwable thrown ? thrown : null;
        while (cause != null && !(cause instanceof DatabaseUnusableException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status && status >= 400
                ? status
                : HttpServletResponse.SC_NOT_FOUND;
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 413 -> "The body is too large.";
            case 503 -> "BanGUI's database cannot be reached; try again in a moment.";
            default ->
                status < 500
                        ? "The request cannot be understood."
                        : "Something went wrong on the server; its log tells more under the correlation id.";
        };
    }
}
