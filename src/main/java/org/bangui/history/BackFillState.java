package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;

/**
 * How far the archive is filled with what fail2ban knew before the first start.
 *
 * @param finishedAt null while it goes on
 * @param files fail2ban's database and its logs
 * @param bans archived out of them so far
 */
public record BackFillState(Instant startedAt, Instant finishedAt, int files, int filesRead, long bans)
        implements Serializable {}
