package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page that is shown when no page of the console could be: plain, complete in itself, without a script. */
final class ErrorPage {

    private static final String TEMPLATE = "/WEB-INF/errorpages/error.html";

    private ErrorPage() {}

    static void write(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        ResourceBundle texts = texts(request);
        byte[] page = template(request)
                .replace("{lang}", texts.getString("errorPage.language"))
                .replace("{base}", request.getContextPath())
                .replace("{status}", String.valueOf(status))
                .replace("{title}", text(texts, "errorPage.title." + status, Problem.title(status)))
                .replace("{detail}", text(texts, "errorPage.detail." + status, detail))
                .replace("{id}", texts.getString("errorPage.id"))
                .replace("{home}", texts.getString("errorPage.home"))
                .replace("{correlation_id}", Correlation.of(request))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static ResourceBundle texts(HttpServletRequest request) {
        boolean german = request.getLocale().getLanguage().equals(Locale.GERMAN.getLanguage());
        return ResourceBundle.getBundle("org.bangui.messages", german ? Locale.GERMAN : Locale.ENGLISH);
    }

    private static String text(ResourceBundle texts, String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }

    private static String template(HttpServletRequest request) throws IOException {
        try (InputStream file = request.getServletContext().getResourceAsStream(TEMPLATE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
