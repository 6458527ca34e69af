package org.bangui.auth;

import java.io.Serializable;
import java.time.Instant;

/** A log-in in force. The token itself is known only to the browser. */
public record Session(
        long id, Instant createdAt, Instant expiresAt, Instant lastSeenAt, String remoteAddress, String userAgent)
        implements Serializable {}
