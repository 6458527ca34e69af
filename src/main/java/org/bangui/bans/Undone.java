package org.bangui.bans;

import java.io.Serializable;
import java.util.List;

/**
 * What an undo brought back. fail2ban takes no length with a ban, so each lasts the ban time of its jail from now.
 *
 * @param restored how many are banned again
 * @param later how many of them end later than before
 * @param sooner how many of them end sooner than before, or were permanent
 * @param lost how many cannot be banned again because they are no addresses
 * @param jobs those that bring back the rest, when there are many
 */
public record Undone(int restored, int later, int sooner, int lost, List<String> jobs) implements Serializable {}
