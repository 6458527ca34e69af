package org.bangui.bans;

import java.io.Serializable;
import java.time.Instant;

/**
 * Bans that were lifted and can be brought back for a while.
 *
 * @param undo names it
 * @param until how long
 */
public record Undoable(String undo, int unbanned, Instant until) implements Serializable {}
