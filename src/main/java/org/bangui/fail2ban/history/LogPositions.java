package org.bangui.fail2ban.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bangui.fail2ban.JailName;

/**
 * How far jails have read their logs, as fail2ban's database tells. fail2ban writes it down with the first line that comes
 * ten seconds after the last time, so that it may lag behind by what came in these seconds.
 */
public final class LogPositions {

    private static final String JOURNAL = "systemd-journal";

    private final Map<Place, Long> positions = new HashMap<>();

    private record Place(String jail, String path) {}

    /** @throws UnreadableHistoryException when the file cannot be read */
    public static LogPositions read(Path database) {
        LogPositions found = new LogPositions();
        try (Connection connection = BanReader.connect(database);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT jail, path, CAST(lastfilepos AS INTEGER) FROM logs WHERE lastfilepos IS NOT NULL");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.positions.put(new Place(rows.getString(1), rows.getString(2)), rows.getLong(3));
            }
        } catch (SQLException e) {
            throw new UnreadableHistoryException(database, e);
        }
        return found;
    }

    /** Up to which byte the jail has read the log; null when fail2ban has not written it down. */
    public Long in(JailName jail, String path) {
        return positions.get(new Place(jail.value(), path));
    }

    /** When the last entry of the journal was made that the jail got; null when there was none yet. */
    public Instant lastEntry(JailName jail) {
        Long seconds = in(jail, JOURNAL);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
