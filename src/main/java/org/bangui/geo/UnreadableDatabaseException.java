package org.bangui.geo;

/** A file that was meant to be a geolocation database cannot be used as one; the message says why in one sentence. */
public class UnreadableDatabaseException extends RuntimeException {

    public UnreadableDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
