package org.bangui.auth;

/** There is no such API token. */
public class UnknownTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownTokenException(long id) {
        super("There is no API token " + id + ".");
    }
}
