package org.bangui.system;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BanGUI's own database, SQLite or PostgreSQL behind one set of SQL. Repositories come through {@link #read} and
 * {@link #write}; nothing else does.
 */
@ApplicationScoped
public class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    @Inject
    Settings settings;

    private volatile DatabaseSettings inUse;
    private volatile Connections connections;

    /** Opens a database apart from the application's, its schema brought up to date; the caller closes it. */
    public static Database open(DatabaseSettings settings) {
        Database database = new Database();
        database.use(settings);
        return database;
    }

    void start(@Observes @Priority(100) @Initialized(ApplicationScoped.class) Object event) {
        log.info("BanGUI keeps its data in {}", inUse);
    }

    @PostConstruct
    void openConfigured() {
        use(settings.database());
    }

    private void use(DatabaseSettings wanted) {
        connections = Connections.open(wanted);
        inUse = wanted;
    }

    /** Runs the queries on a connection that cannot write (SQLite) or is not asked to (PostgreSQL). */
    public <T, X extends Exception> T read(HandleCallback<T, X> queries) throws X {
        try {
            return connections.reading().withHandle(queries);
        } catch (ConnectionException e) {
            throw unreachable(e);
        }
    }

    /** Runs the statements in one transaction: all of them or, when one throws, none. */
    public <T, X extends Exception> T write(HandleCallback<T, X> statements) throws X {
        try {
            return connections.writing().inTransaction(statements);
        } catch (ConnectionException e) {
            throw unreachable(e);
        } catch (JdbiException e) {
            throw DatabaseFaults.ofWriting(e, inUse);
        }
    }

    private static DatabaseUnusableException unreachable(ConnectionException failure) {
        return new DatabaseUnusableException("BanGUI's database cannot be reached; try again in a moment.", failure);
    }

    /** Whether this is the database in use. */
    public boolean uses(DatabaseSettings other) {
        return inUse.url().equals(other.url());
    }

    public boolean isSqlite() {
        return inUse.isSqlite();
    }

    /** The address as it may be shown: without a password. */
    public String shownUrl() {
        return inUse.shownUrl();
    }

    /**
     * Opens the other database, writes its address to {@code bangui.properties} and uses it from now on; the old one
     * keeps its rows. When anything fails all stays as it was.
     *
     * @throws DatabaseUnusableException when it cannot be opened or the file not written
     */
    public synchronized void moveTo(DatabaseSettings other) {
        Connections opened = Connections.open(other);
        try {
            remember(other);
        } catch (IOException e) {
            opened.close();
            throw new DatabaseUnusableException(
                    "The address of the database cannot be written to "
                            + settings.home().resolve(PropertiesFile.NAME) + ".",
                    e);
        }
        Connections old = connections;
        connections = opened;
        inUse = other;
        old.close();
        log.info("BanGUI now keeps its data in {}", other);
    }

    private void remember(DatabaseSettings other) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(SettingKey.DATABASE_URL.property(), other.url());
        values.put(SettingKey.DATABASE_USER.property(), other.user());
        values.put(
                SettingKey.DATABASE_PASSWORD.property(),
                other.password() == null ? null : other.password().value());
        new PropertiesFile(settings.home().resolve(PropertiesFile.NAME)).set(values);
    }

    /** Tries to connect, changes nothing; empty when it works, else one sentence that says why not. */
    public static Optional<String> problemWith(DatabaseSettings settings) {
        return Connections.problemWith(settings);
    }

    @PreDestroy
    @Override
    public void close() {
        connections.close();
    }
}
