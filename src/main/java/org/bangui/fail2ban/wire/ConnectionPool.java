package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps connections for the next command; opens one when there is none. */
final class ConnectionPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 150;

    private final Path socket;
    private final Transport transport;
    private final Duration timeout;
    private final Failures failures;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong losses = new AtomicLong();
    private volatile boolean closed;

    ConnectionPool(Path socket, Transport transport, Duration timeout) {
        this.socket = socket;
        this.transport = transport;
        this.timeout = timeout;
        this.failures = new Failures(socket);
    }

    /**
     * A connection for one batch.
     *
     * @param watcher is told the connection before it is waited for, so that it can be closed meanwhile
     */
    Connection take(Consumer<Connection> watcher) {
        Connection connection = idle.pollFirst();
        if (connection == null) {
            return open(watcher);
        }
        watcher.accept(connection);
        return connection;
    }

    private Connection open(Consumer<Connection> watcher) {
        for (int attempt = 1; ; attempt++) {
            try {
                return connect(watcher);
            } catch (IOException e) {
                Unreachable failure = failures.cannotConnect(e);
                losses.incrementAndGet();
                if (attempt == ATTEMPTS || !Failures.isPassing(failure)) {
                    throw failure;
                }
                pauseAfter(attempt, failure);
            }
        }
    }

    private Connection connect(Consumer<Connection> watcher) throws IOException {
        Connection connection = new Connection(transport);
        try {
            watcher.accept(connection);
            connection.connect(socket, timeout);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void pauseAfter(int attempt, Unreachable failure) {
        long pause = FIRST_PAUSE_MILLIS << (attempt - 1);
        LOG.atWarn()
                .addKeyValue("event", "fail2ban.connect.retry")
                .addKeyValue("socket", socket)
                .addKeyValue("attempt", attempt)
                .addKeyValue("reason", failure.reason())
                .addKeyValue("pause_ms", pause)
                .log("Connecting to fail2ban failed, trying again");
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(e);
        }
    }

    /** Takes back a connection whose every command was answered. */
    void give(Connection connection) {
        if (closed || connection.hasUnread()) {
            connection.close();
            return;
        }
        connection.markPooled();
        idle.addFirst(connection);
        if (closed) {
            closeIdle();
        }
    }

    /** The daemon closed this connection, so the idle ones are dead too. */
    void lost(Connection connection) {
        losses.incrementAndGet();
        connection.close();
        closeIdle();
    }

    /** Grows whenever the daemon was lost: as long as it stays the same, it is the same daemon. */
    long losses() {
        return losses.get();
    }

    private void closeIdle() {
        for (Connection dead = idle.pollFirst(); dead != null; dead = idle.pollFirst()) {
            dead.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }
}
