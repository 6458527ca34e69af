package org.bangui.history;

import java.nio.file.Path;
import java.util.Objects;
import org.bangui.fail2ban.history.BanReader.Cursor;
import org.bangui.fail2ban.history.LogFollower.Position;

/**
 * How far the sync of a host has read.
 *
 * @param version 0 before the first step
 * @param database fail2ban's database as it was last seen, null for none
 * @param log fail2ban's log as it was last seen, null for none
 * @param position null when the log was never read
 */
record SyncState(long version, Path database, Cursor cursor, Path log, Position position) {

    static final SyncState NOTHING_READ = new SyncState(0, null, Cursor.START, null, null);

    /** Whether nothing was read in between. */
    boolean samePlace(SyncState other) {
        return Objects.equals(database, other.database)
                && cursor.equals(other.cursor)
                && Objects.equals(log, other.log)
                && Objects.equals(position, other.position);
    }
}
