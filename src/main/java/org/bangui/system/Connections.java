package org.bangui.system;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;

/** The open connections to one database: for SQLite one that writes and a few that cannot. */
record Connections(HikariDataSource readers, HikariDataSource writers, Jdbi reading, Jdbi writing)
        implements AutoCloseable {

    private static final int READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 8;
    private static final String CONNECT_SECONDS = "5";
    /** Of each SQLite connection, at most. */
    private static final int CACHE_KIB = 16 * 1024;

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WAIT_FOR_WRITER = Duration.ofSeconds(15);
    private static final Duration WAIT_FOR_SERVER = Duration.ofSeconds(5);

    /** Opens the database and brings its schema up to date. @throws DatabaseUnusableException when that fails */
    static Connections open(DatabaseSettings settings) {
        if (settings.isSqlite()) {
            SqliteFiles.prepare(settings.file());
        }
        HikariDataSource writers = null;
        try {
            writers = pool(settings, settings.isSqlite() ? 1 : POSTGRESQL_CONNECTIONS, false);
            migrate(settings, writers);
            HikariDataSource readers = settings.isSqlite() ? pool(settings, READERS, true) : writers;
            return new Connections(readers, writers, DatabaseTypes.jdbi(readers), DatabaseTypes.jdbi(writers));
        } catch (RuntimeException e) {
            if (writers != null) {
                writers.close();
            }
            throw DatabaseFaults.explain(e, settings);
        }
    }

    static Optional<String> problemWith(DatabaseSettings settings) {
        try (HikariDataSource pool = pool(settings, 1, true)) {
            return pool.isRunning() ? Optional.empty() : Optional.of("The database cannot be opened.");
        } catch (RuntimeException e) {
            return Optional.of(DatabaseFaults.explain(e, settings).getMessage());
        }
    }

    private static void migrate(DatabaseSettings settings, HikariDataSource writers) {
        if (settings.isSqlite()) {
            SqliteFiles.alone(settings.file(), () -> Migrations.run(writers, settings));
        } else {
            Migrations.run(writers, settings);
        }
    }

    private static HikariDataSource pool(DatabaseSettings settings, int size, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("bangui-" + (readOnly ? "readers" : "writers"));
        config.setJdbcUrl(settings.url());
        // Class.forName of the driver by the URL fails where DriverManager cannot see the WAR's class loader
        config.setDriverClassName(settings.isSqlite() ? "org.sqlite.JDBC" : "org.postgresql.Driver");
        config.setUsername(settings.user());
        config.setPassword(
                settings.password() == null ? null : settings.password().value());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout((settings.isSqlite() ? WAIT_FOR_WRITER : WAIT_FOR_SERVER).toMillis());
        config.setInitializationFailTimeout(1);
        if (settings.isSqlite()) {
            config.setDataSourceProperties(sqliteProperties());
            config.setMaxLifetime(0);
            config.setConnectionInitSql("PRAGMA query_only = " + readOnly);
        } else {
            config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
            config.addDataSourceProperty("ApplicationName", "BanGUI");
        }
        return new HikariDataSource(config);
    }

    private static Properties sqliteProperties() {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        sqlite.setCacheSize(-CACHE_KIB);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return sqlite.toProperties();
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
