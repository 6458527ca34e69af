package org.bangui.web.faces;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shows the page of a jail under {@code /jails/{name}}, and what an address did under {@code /history/{ip}}. */
@WebServlet({"/jails/*", "/history/*"})
public class NamedPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> PAGES = Map.of("/jails", "/jail.xhtml", "/history", "/story.xhtml");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String list = request.getServletPath();
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            response.sendRedirect(request.getContextPath() + list);
            return;
        }
        String name = URLEncoder.encode(path.substring(1), StandardCharsets.UTF_8);
        request.getRequestDispatcher(PAGES.get(list) + "?name=" + name).forward(request, response);
    }
}
