package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.system.TimeRange;

/**
 * Why nothing is shown although the archive holds bans: they lie elsewhere, or the other filters leave none.
 *
 * @param range what was asked for, null for all times
 * @param rows bans in the archive
 */
public record EmptyRange(TimeRange range, long rows, Instant oldest, Instant newest) implements Serializable {}
