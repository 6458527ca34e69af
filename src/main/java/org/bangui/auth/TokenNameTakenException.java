package org.bangui.auth;

/** Another API token has this name. */
public class TokenNameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenNameTakenException(String name) {
        super("There is an API token named \"" + name + "\" already.");
    }
}
