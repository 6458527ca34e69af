package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes as long as BanGUI waits for a busy database. */
class LockedDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void aLockedDatabaseIsRefusedWithTheReason() throws SQLException {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("bangui.db"));
        Database.open(settings).close();
        try (Connection other = DriverManager.getConnection(settings.url())) {
            other.createStatement().execute("PRAGMA locking_mode = EXCLUSIVE");
            other.createStatement().execute("BEGIN EXCLUSIVE");

            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(DatabaseUnusableException.class)
                    .hasMessageContaining("is locked by another program");
        }
    }
}
