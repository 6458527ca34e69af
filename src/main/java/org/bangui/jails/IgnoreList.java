package org.bangui.jails;

import java.io.Serializable;
import java.util.List;

/**
 * Whom a jail never bans.
 *
 * @param ignoreSelf whether this server itself is exempt in the daemon
 * @param ignoreSelfStored what the files say about that, null when they say nothing
 * @param filesKnown whether the files could be read: otherwise nothing is known about what is stored
 */
public record IgnoreList(List<Entry> entries, boolean ignoreSelf, Boolean ignoreSelfStored, boolean filesKnown)
        implements Serializable {}
