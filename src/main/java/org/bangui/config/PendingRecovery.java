package org.bangui.config;

import java.io.Serializable;
import java.time.Instant;

/**
 * Something somebody has to look at.
 *
 * @param revisionId the change it is about
 * @param reason what happened and how things stand, in sentences
 */
public record PendingRecovery(long revisionId, Instant at, String reason) implements Serializable {}
