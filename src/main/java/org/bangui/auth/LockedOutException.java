package org.bangui.auth;

import java.time.Instant;

/** Too many wrong passwords from one address: no try is looked at before {@link #until()}. */
public class LockedOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    public LockedOutException(Instant until) {
        super("Too many failed log-ins from this address.");
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
