package org.bangui.config;

/** There is no such revision. */
public class UnknownRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownRevisionException(long id) {
        super("There is no revision " + id + ".");
    }
}
