package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;

/**
 * The ban that an address would get if it came back now.
 *
 * @param seconds length, -1 permanent; the least where the jail adds a random time
 * @param endsAt null for a permanent one
 * @param increased whether earlier bans make it longer ({@code bantime.increment})
 */
public record NextBan(long seconds, Instant endsAt, boolean increased) implements Serializable {}
