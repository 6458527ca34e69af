package org.bangui.fail2ban.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Fail2banException.Unreachable.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line to one daemon: sends batches of commands, a limited number at a time, and never waits for ever. */
public final class Wire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final Duration timeout;
    private final Semaphore slots;
    private final Executor executor;
    private final Failures failures;
    private final ConnectionPool pool;

    /**
     * @param timeout for one command, and for a free slot
     * @param concurrency most batches in flight
     * @param executor runs the batches, not in the caller's thread
     */
    public Wire(Path socket, Transport transport, Duration timeout, int concurrency, Executor executor) {
        this.timeout = timeout;
        this.slots = new Semaphore(concurrency, true);
        this.executor = executor;
        this.failures = new Failures(socket);
        this.pool = new ConnectionPool(socket, transport, timeout);
    }

    /** Sends one command. */
    public Reply send(Command command) {
        return send(List.of(command)).get(0);
    }

    /**
     * Sends all commands at once on one connection; the replies stand in the same order. The daemon carries out one after
     * the other and goes on after one it refuses.
     */
    public List<Reply> send(List<Command> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        takeSlot();
        try {
            Exchange exchange = new Exchange(pool, failures, commands);
            executor.execute(exchange);
            return await(exchange);
        } catch (RejectedExecutionException e) {
            throw failures.noSlot(timeout);
        } finally {
            slots.release();
        }
    }

    /** Grows whenever the daemon was lost: as long as it stays the same, it is the same daemon. */
    public long losses() {
        return pool.losses();
    }

    private void takeSlot() {
        if (slots.tryAcquire()) {
            return;
        }
        long start = System.nanoTime();
        try {
            if (!slots.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw failures.noSlot(timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(e);
        }
        LOG.debug("Waited {} ms for a free slot to fail2ban", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private List<Reply> await(Exchange exchange) {
        while (true) {
            long left = timeout.toNanos() - exchange.silence();
            try {
                return exchange.result().get(Math.max(left, 0), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (exchange.silence() >= timeout.toNanos()) {
                    throw exchange.abandon(timeout);
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Fail2banException known ? known : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                Unreachable failure = exchange.abandon(timeout);
                throw failure.reason() == Reason.OUTCOME_UNKNOWN ? failure : failures.interrupted(e);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
