package org.bangui.auth;

/** There is no such session. */
public class UnknownSessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownSessionException(long id) {
        super("There is no session " + id + ".");
    }
}
