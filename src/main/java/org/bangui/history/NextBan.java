package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;

/**
 * The ban that an address would get if it came back now.
 *
 * @param seconds length, -1 permanent
 * @param randomSeconds up to so many come on top, as the jail adds a random time; mostly 0
 * @param endsAt without the random time; null for a permanent one
 * @param increased whether earlier bans make it longer ({@code bantime.increment})
 */
public record NextBan(long seconds, long randomSeconds, Instant endsAt, boolean increased) implements Serializable {}
