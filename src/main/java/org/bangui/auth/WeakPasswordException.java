package org.bangui.auth;

/** A new password that is too short. */
public class WeakPasswordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WeakPasswordException(int minimum) {
        super("The password needs at least " + minimum + " characters.");
    }
}
