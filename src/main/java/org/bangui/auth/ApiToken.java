package org.bangui.auth;

import java.io.Serializable;
import java.time.Instant;

/**
 * A token for scripts. Its secret was shown once and is not kept.
 *
 * @param readOnly only GET is allowed
 * @param expiresAt null: never
 * @param lastUsedAt null: not used yet; told to the minute
 */
public record ApiToken(long id, String name, boolean readOnly, Instant createdAt, Instant expiresAt, Instant lastUsedAt)
        implements Serializable {}
