package org.bangui.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.bangui.system.DatabaseSettings;

/** The databases BanGUI runs on. A repository test runs on each: {@code @ParameterizedTest @EnumSource}. */
public enum TestDatabase {
    SQLITE {
        @Override
        public DatabaseSettings create(Path folder) {
            return DatabaseSettings.sqlite(folder.resolve("bangui.db"));
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseSettings create(Path folder) {
            String name = "bangui" + NUMBER.incrementAndGet();
            EmbeddedPostgres server = Server.RUNNING;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new DatabaseSettings(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", null);
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A new, empty database. */
    public abstract DatabaseSettings create(Path folder);

    /** One server for all tests of this JVM; it ends with it. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
