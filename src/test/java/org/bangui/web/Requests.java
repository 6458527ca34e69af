package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Requests as a container would hand them over. */
final class Requests {

    private final Map<String, Object> answers = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    /** @param uri as it was sent; {@code path} as the container understood it */
    static Requests to(String method, String uri, String path) {
        Requests request = new Requests();
        request.answers.put("getMethod", method);
        request.answers.put("getRequestURI", uri);
        request.answers.put("getServletPath", path);
        request.answers.put("getContextPath", "");
        request.answers.put("getRemoteAddr", "192.0.2.7");
        request.answers.put("getServerName", "localhost");
        request.answers.put("getServerPort", 8080);
        request.answers.put("isSecure", false);
        return request;
    }

    static Requests to(String method) {
        return to(method, "/", "/");
    }

    Requests from(String address) {
        answers.put("getRemoteAddr", address);
        return this;
    }

    Requests header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, given) -> {
                    switch (method.getName()) {
                        case "getHeader":
                            return headers.get(String.valueOf(given[0]).toLowerCase(Locale.ROOT));
                        case "getAttribute":
                            return attributes.get(given[0]);
                        case "setAttribute":
                            return attributes.put((String) given[0], given[1]);
                        default:
                            return answers.get(method.getName());
                    }
                });
    }
}
