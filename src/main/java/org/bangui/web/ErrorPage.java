package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The page that is shown when no page of the console could be: plain, complete in itself, without a script. */
final class ErrorPage {

    private static final String TEMPLATE = "/WEB-INF/errorpages/error.html";

    private ErrorPage() {}

    static void write(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        byte[] page = template(request)
                .replace("{base}", request.getContextPath())
                .replace("{status}", String.valueOf(status))
                .replace("{title}", Problem.title(status))
                .replace("{detail}", detail)
                .replace("{correlation_id}", Correlation.of(request))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static String template(HttpServletRequest request) throws IOException {
        try (InputStream file = request.getServletContext().getResourceAsStream(TEMPLATE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
