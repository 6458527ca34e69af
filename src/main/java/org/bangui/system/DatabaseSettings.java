package org.bangui.system;

import java.nio.file.Path;

/**
 * Where BanGUI keeps its data.
 *
 * @param url {@code jdbc:sqlite:/path/file} or {@code jdbc:postgresql://host/name}
 * @param user null when the URL or the database needs none
 * @param password null when none is needed
 */
public record DatabaseSettings(String url, String user, Secret password) {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String OPTION =
            "(user|password|ssl|sslmode|sslrootcert|sslcert|sslkey|currentSchema|targetServerType|channelBinding)=[^&#]*";

    public DatabaseSettings {
        if (url == null || !(isPostgresql(url) || isSqliteFile(url))) {
            throw new IllegalArgumentException(
                    "The database address must be jdbc:sqlite:/path/to/file or jdbc:postgresql://host/name.");
        }
    }

    /** The SQLite database in the file. */
    public static DatabaseSettings sqlite(Path file) {
        return new DatabaseSettings(SQLITE + file.toAbsolutePath(), null, null);
    }

    public boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    /** The file of an SQLite database. */
    Path file() {
        return Path.of(url.substring(SQLITE.length())).toAbsolutePath();
    }

    private static boolean isSqliteFile(String url) {
        return url.startsWith(SQLITE) && url.substring(SQLITE.length()).matches("[^:?\\x00]+");
    }

    /** Only harmless options: the driver would also take names of classes to load and files to write. */
    private static boolean isPostgresql(String url) {
        return url.matches(
                "jdbc:postgresql://[A-Za-z0-9.:,_\\[\\]-]*/[A-Za-z0-9_.%-]+(\\?" + OPTION + "(&" + OPTION + ")*)?");
    }

    /** The address as it may be shown: without a password that stands in the URL. */
    public String shownUrl() {
        return url.replaceAll("(?i)(password=)[^&]*", "$1***");
    }

    @Override
    public String toString() {
        return shownUrl();
    }
}
