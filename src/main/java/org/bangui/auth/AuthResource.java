package org.bangui.auth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bangui.system.InvalidInputException;

/** Log-in, log-out, the password and the sessions. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {

    @Inject
    AuthService auth;

    @Inject
    SessionService sessions;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @POST
    @Path("/login")
    public Session login(Login login) {
        if (login == null || login.password() == null) {
            throw new InvalidInputException("password", "The password is missing.");
        }
        return begin(auth.login(login.password(), client()));
    }

    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    public void logout() {
        SessionCookie.sentWith(request).ifPresent(auth::logout);
        SessionCookie.closed().send(request, response);
    }

    @GET
    @Path("/session")
    public Session session() {
        return person().session();
    }

    @GET
    @Path("/sessions")
    public Sessions list() {
        long own = person().session().id();
        return new Sessions(sessions.list(), own);
    }

    @DELETE
    @Path("/sessions/{id}")
    public void revoke(@PathParam("id") long id) {
        person();
        if (!sessions.revoke(id)) {
            throw new UnknownSessionException(id);
        }
    }

    @PUT
    @Path("/password")
    public void changePassword(PasswordChange change) {
        person();
        if (change == null || change.currentPassword() == null) {
            throw new InvalidInputException("current_password", "The current password is missing.");
        }
        try {
            begin(auth.changePassword(change.currentPassword(), change.newPassword(), client()));
        } catch (WrongPasswordException e) {
            throw new InvalidInputException("current_password", e.getMessage());
        } catch (WeakPasswordException e) {
            throw new InvalidInputException("new_password", e.getMessage());
        }
    }

    private Session begin(String token) {
        new SessionCookie(token, auth.sessionLength()).send(request, response);
        return sessions.find(token).orElseThrow(WrongPasswordException::new);
    }

    private Caller person() {
        return Caller.of(request).filter(caller -> caller.session() != null).orElseThrow(PersonRequiredException::new);
    }

    private Client client() {
        return new Client(request.getRemoteAddr(), request.getHeader("User-Agent"));
    }

    /** Body of a log-in. */
    public record Login(String password) {}

    /** Body of a password change. */
    public record PasswordChange(String currentPassword, String newPassword) {}

    /** The sessions in force. @param currentId the one that asks */
    public record Sessions(List<Session> items, long currentId) {}
}
