package org.bangui.auth;

/** The password was wrong. */
public class WrongPasswordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongPasswordException() {
        super("The password is wrong.");
    }
}
