package org.bangui.web.faces;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Shows the page of a jail under {@code /jails/{name}}. */
@WebServlet("/jails/*")
public class JailAddress extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            response.sendRedirect(request.getContextPath() + "/jails");
            return;
        }
        String name = URLEncoder.encode(path.substring(1), StandardCharsets.UTF_8);
        request.getRequestDispatcher("/jail.xhtml?name=" + name).forward(request, response);
    }
}
