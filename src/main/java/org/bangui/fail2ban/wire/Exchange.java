package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Unreachable;

/** One batch of commands under way: runs on the executor while the caller watches the clock. */
final class Exchange implements Runnable {

    private static final int FIRST_SLICE = 8;

    private final ConnectionPool pool;
    private final Failures failures;
    private final List<Command> commands;
    private final List<Reply> replies;
    private final CompletableFuture<List<Reply>> result = new CompletableFuture<>();
    private volatile long progress = System.nanoTime();
    private volatile int answered;
    private volatile boolean sending;
    private Connection connection;
    private boolean abandoned;

    Exchange(ConnectionPool pool, Failures failures, List<Command> commands) {
        this.pool = pool;
        this.failures = failures;
        this.commands = commands;
        this.replies = new ArrayList<>(commands.size());
    }

    CompletableFuture<List<Reply>> result() {
        return result;
    }

    /** How long the daemon has been silent, in nanoseconds. */
    long silence() {
        return System.nanoTime() - progress;
    }

    @Override
    public void run() {
        try {
            exchange();
            result.complete(replies);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void exchange() {
        boolean again = true;
        while (answered < commands.size()) {
            Connection current = pool.take(this::watch);
            try {
                talk(current);
                pool.give(current);
            } catch (MalformedReply e) {
                current.close();
                throw new Protocol(
                        "The answer to \"" + waiting().text() + "\" is none of fail2ban's: " + e.getMessage() + ".", e);
            } catch (IOException e) {
                pool.lost(current);
                again = mayRepeat(current, e, again);
            }
        }
    }

    private void talk(Connection current) throws IOException {
        sending = true;
        sendUnanswered(current);
        while (answered < commands.size()) {
            replies.add(current.receive(waiting()));
            progress = System.nanoTime();
            answered++;
        }
        sending = false;
    }

    /** The first few go ahead, so that the daemon works while the others are being written. */
    private void sendUnanswered(Connection current) throws IOException {
        int from = answered;
        for (int slice = FIRST_SLICE; from < commands.size(); slice *= 8) {
            int to = Math.min(commands.size(), from + slice);
            current.send(PickleWriter.requests(commands.subList(from, to)));
            from = to;
        }
    }

    /**
     * Whether what is unanswered may be sent once more, on a new connection: always when this one was an idle one found
     * dead, else once, and never when a changing command is among it.
     */
    private boolean mayRepeat(Connection dead, IOException cause, boolean again) {
        if (!dead.touched() && dead.pooled()) {
            return again;
        }
        Command change = dead.touched() ? unansweredChange() : null;
        if (change != null) {
            throw failures.outcomeUnknown(change, cause);
        }
        if (!again) {
            throw failures.lost(cause);
        }
        return false;
    }

    private Command waiting() {
        return commands.get(answered);
    }

    private Command unansweredChange() {
        return commands.subList(answered, commands.size()).stream()
                .filter(Command::changes)
                .findFirst()
                .orElse(null);
    }

    private synchronized void watch(Connection next) {
        connection = next;
        if (abandoned) {
            next.close();
            throw failures.lost(null);
        }
    }

    /** The caller gives up: ends whatever the connection waits for and says what is known. */
    synchronized Unreachable abandon(Duration timeout) {
        abandoned = true;
        Unreachable failure = verdict(timeout);
        if (connection != null) {
            connection.close();
        }
        return failure;
    }

    private Unreachable verdict(Duration timeout) {
        if (!sending) {
            return failures.noConnection(timeout);
        }
        Command change = unansweredChange();
        return change == null ? failures.noAnswer(timeout) : failures.outcomeUnknown(change, null);
    }
}
