package org.bangui.auth;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The way in: one password, then on to where the person wanted to go. */
@Named
@ViewScoped
public class LoginView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AuthService auth;

    private String next;
    private transient String password;
    private Instant lockedUntil;

    public void logIn() {
        lockedUntil = null;
        try {
            String token = auth.login(
                    password, new Client(Faces.getRequest().getRemoteAddr(), Faces.getRequestHeader("User-Agent")));
            new SessionCookie(token, auth.sessionLength()).send(Faces.getRequest(), Faces.getResponse());
            Faces.redirect(Faces.getRequestContextPath() + new NextPage(next).path());
        } catch (WrongPasswordException e) {
            Messages.addError("login:password", "login.wrong");
        } catch (LockedOutException e) {
            lockedUntil = e.until();
        }
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Instant getLockedUntil() {
        return lockedUntil;
    }
}
