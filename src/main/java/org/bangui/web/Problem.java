package org.bangui.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bangui.system.InvalidInputException.Fault;

/**
 * An error as RFC 9457 wants it told.
 *
 * @param detail one sentence: what was wrong and what to do
 * @param errors faults of single members; empty when there are none
 */
public record Problem(int status, String detail, String correlationId, List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem(int status, String detail, String correlationId) {
        this(status, detail, correlationId, List.of());
    }

    public String json() {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title(status))
                .add("status", status)
                .add("detail", detail)
                .add("correlation_id", correlationId);
        if (status == 423) {
            problem.add("setup_required", true);
        }
        if (!errors.isEmpty()) {
            problem.add("errors", errorList());
        }
        return problem.build().toString();
    }

    private JsonArrayBuilder errorList() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        errors.forEach(fault ->
                list.add(Json.createObjectBuilder().add("field", fault.field()).add("detail", fault.detail())));
        return list;
    }

    void write(HttpServletResponse response) throws IOException {
        byte[] body = json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The name of the status, as HTTP calls it. */
    public static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 423 -> "Locked";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Request Failed" : "Server Error";
        };
    }
}
