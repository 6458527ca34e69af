package org.bangui.system;

/** A query parameter of an address that makes no sense; the message says what is expected. */
public class BadParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadParameterException(String message) {
        super(message);
    }
}
