package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bangui.auth.NextPage;

/** How the filter says no: to scripts as a problem, to a browser as a redirect or an error page. */
record Refusal(HttpServletRequest request, HttpServletResponse response, boolean script) {

    void because(int status, String detail) throws IOException {
        if (script) {
            new Problem(status, detail, Correlation.of(request)).write(response);
        } else {
            ErrorPage.write(request, response, status, detail);
        }
    }

    void noSession() throws IOException {
        if (script) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"BanGUI\"");
            because(401, "Log in, or send a valid API token.");
        } else if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            because(401, "Log in first.");
        } else {
            redirect("/login" + wish());
        }
    }

    private String wish() {
        boolean reading = request.getMethod().equals("GET") && !isAjax();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        String next = new NextPage(query == null ? path : path + "?" + query).path();
        return reading && !next.equals("/") ? "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8) : "";
    }

    private boolean isAjax() {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** Sends the browser to a page; an ajax call of a page cannot follow, so it is told in its own way. */
    void redirect(String path) throws IOException {
        String target = request.getContextPath() + path;
        if (isAjax()) {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + target
                            + "\"></redirect></partial-response>");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", target);
        }
    }
}
