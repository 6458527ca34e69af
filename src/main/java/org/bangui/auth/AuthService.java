package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The master password, and the way in with it. */
@ApplicationScoped
public class AuthService {

    public static final int MIN_PASSWORD_LENGTH = 10;

    /**
     * Checks the password and opens a session.
     *
     * @return the session token for the cookie; only its hash is stored
     * @throws LockedOutException after too many failures from this address
     * @throws WrongPasswordException when it is wrong
     */
    public String login(String password, Client client) {
        throw new UnsupportedOperationException();
    }

    public void logout(String token) {
        throw new UnsupportedOperationException();
    }

    /** How long a session lasts, for the cookie. */
    public Duration sessionLength() {
        throw new UnsupportedOperationException();
    }

    /** Sets the master password; every session ends. @throws WeakPasswordException when it is too short */
    public void setPassword(String password) {
        throw new UnsupportedOperationException();
    }
}
