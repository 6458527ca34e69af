package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bangui.system.Preferences;
import org.bangui.system.StoredSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master password, and the way in with it. */
@ApplicationScoped
public class AuthService {

    public static final int MIN_PASSWORD_LENGTH = 10;

    private static final String PASSWORD_HASH = "auth.password_hash";
    private static final Duration WHEN_BUSY = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(AuthService.class);

    @Inject
    StoredSettings stored;

    @Inject
    Passwords passwords;

    @Inject
    LoginFailures failures;

    @Inject
    SessionService sessions;

    @Inject
    Preferences preferences;

    @Inject
    Clock clock;

    /**
     * Checks the password and opens a session.
     *
     * @return the session token for the cookie; only its hash is stored
     * @throws LockedOutException after too many failures from this address
     * @throws WrongPasswordException when it is wrong
     */
    public String login(String password, Client client) {
        verify(password, client);
        return sessions.open(client);
    }

    /** Ends the session of the token. */
    public void logout(String token) {
        sessions.close(token);
    }

    /** How long a session lasts, for the cookie. */
    public Duration sessionLength() {
        return preferences.sessionLength();
    }

    /**
     * Changes the master password; every session ends and a new one is opened for who changed it.
     *
     * @return the token of the new session
     * @throws WeakPasswordException when the new one is too short
     * @throws WrongPasswordException when the current one is wrong
     * @throws LockedOutException after too many failures from this address
     */
    public String changePassword(String current, String wanted, Client client) {
        refuseWeak(wanted);
        verify(current, client);
        setPassword(wanted);
        return sessions.open(client);
    }

    /** Sets the master password; every session ends. @throws WeakPasswordException when it is too short */
    public void setPassword(String password) {
        stored.put(passwordRow(password));
        sessions.closeAll();
    }

    /** The row that stands for the password, for whoever stores it together with others. @throws WeakPasswordException */
    public Map<String, String> passwordRow(String password) {
        refuseWeak(password);
        return Map.of(PASSWORD_HASH, passwords.hash(password));
    }

    private static void refuseWeak(String password) {
        if (password == null || password.length() < MIN_PASSWORD_LENGTH || password.length() > Passwords.MAX_LENGTH) {
            throw new WeakPasswordException(MIN_PASSWORD_LENGTH);
        }
    }

    private void verify(String password, Client client) {
        try {
            failures.count(client.remoteAddress());
            if (!matches(password)) {
                throw new WrongPasswordException();
            }
            failures.forget(client.remoteAddress());
        } catch (LockedOutException | WrongPasswordException e) {
            // payara/fail2ban/filter.d/bangui.conf matches this wording
            log.warn("BanGUI login failed from {}", client.remoteAddress());
            throw e;
        }
    }

    private boolean matches(String password) {
        String hash = stored.get(PASSWORD_HASH).orElseThrow(WrongPasswordException::new);
        try {
            return password != null && password.length() <= Passwords.MAX_LENGTH && passwords.matches(password, hash);
        } catch (Passwords.BusyException e) {
            throw new LockedOutException(Instant.now(clock).plus(WHEN_BUSY));
        }
    }
}
