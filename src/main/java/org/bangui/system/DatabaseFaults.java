package org.bangui.system;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence why a database cannot be opened. */
final class DatabaseFaults {

    private DatabaseFaults() {}

    static DatabaseUnusableException explain(RuntimeException failure, DatabaseSettings settings) {
        if (failure instanceof DatabaseUnusableException known && !(hasSqlCause(failure) && settings.isSqlite())) {
            return known;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return new DatabaseUnusableException(sqlite(sqlite.getResultCode(), settings), failure);
            }
            if (cause instanceof SQLException sql) {
                return new DatabaseUnusableException(postgresql(sql, settings), failure);
            }
        }
        return new DatabaseUnusableException(
                "The database " + settings.shownUrl() + " cannot be opened: " + failure.getMessage(), failure);
    }

    /** A disk that is full or failing, in one sentence; any other failure of a statement as it is. */
    static RuntimeException ofWriting(RuntimeException failure, DatabaseSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String code = cause instanceof SQLiteException sqlite
                    ? sqlite.getResultCode().name()
                    : "";
            boolean full = cause instanceof SQLException sql && "53100".equals(sql.getSQLState());
            if (full || code.startsWith("SQLITE_FULL") || code.startsWith("SQLITE_IOERR")) {
                return new DatabaseUnusableException(
                        "The database " + settings.shownUrl() + " cannot be written: the disk is full or failing.",
                        failure);
            }
        }
        return failure;
    }

    private static boolean hasSqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite && sqlite.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
                return true;
            }
        }
        return false;
    }

    private static String sqlite(SQLiteErrorCode code, DatabaseSettings settings) {
        String file = "The database " + settings.file();
        String name = code.name();
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return file + " is locked by another program: end that program and start again.";
        }
        if (name.startsWith("SQLITE_READONLY")
                || name.startsWith("SQLITE_PERM")
                || name.startsWith("SQLITE_CANTOPEN")) {
            return file + " cannot be written: give it and its folder to the user BanGUI runs as.";
        }
        if (name.startsWith("SQLITE_NOTADB") || name.startsWith("SQLITE_CORRUPT")) {
            return file + " is damaged or is no SQLite database: restore a copy.";
        }
        if (name.startsWith("SQLITE_FULL") || name.startsWith("SQLITE_IOERR")) {
            return file + " cannot be written: the disk is full or failing.";
        }
        return file + " cannot be opened (" + name + ").";
    }

    private static String postgresql(SQLException failure, DatabaseSettings settings) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String database = "The database " + settings.shownUrl();
        if (state.startsWith("28")) {
            return database + " refuses this user or password.";
        }
        if (state.startsWith("08")) {
            return database + " cannot be reached: check host, port and that PostgreSQL runs.";
        }
        if (state.equals("3D000")) {
            return database + " does not exist: create it first.";
        }
        if (state.equals("42501")) {
            return database + " does not let this user make tables.";
        }
        return database + " cannot be used (SQL state " + state + ").";
    }
}
