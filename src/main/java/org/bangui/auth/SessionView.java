package org.bangui.auth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;

/** The way out, on every page. */
@Named
@RequestScoped
public class SessionView {

    @Inject
    AuthService auth;

    public void logOut() {
        SessionCookie.sentWith(Faces.getRequest()).ifPresent(auth::logout);
        SessionCookie.closed().send(Faces.getRequest(), Faces.getResponse());
        Faces.invalidateSession();
        Faces.redirect(Faces.getRequestContextPath() + "/login");
    }
}
