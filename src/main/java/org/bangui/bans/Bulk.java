package org.bangui.bans;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Sent;
import org.bangui.jobs.JobEnd;
import org.bangui.jobs.JobProgress;
import org.bangui.jobs.JobState;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;

/**
 * A long list of bans or unbans under way. When the daemon goes away, it is waited for; then what it has is looked at, and
 * only what is missing is sent. What was carried out is written down while the daemon works on the next command.
 */
final class Bulk {

    private static final int PATIENCE_SECONDS = 60;

    private final HealthService daemon;
    private final HostId host;
    private final Deed deed;
    private final JobProgress progress;
    private final Executor executor;
    private final int requested;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private List<String> left;
    private long changed;
    private long unsure;

    /**
     * What to do with the list.
     *
     * @param send sends these values and tells after each command
     * @param missing those of the values that are still to be done, as the daemon has it now
     * @param done told what was carried out
     */
    record Deed(Sending send, Function<Collection<String>, List<String>> missing, Consumer<List<String>> done) {}

    /** Sends values to the daemon until the predicate says no. */
    @FunctionalInterface
    interface Sending {
        void to(Fail2ban fail2ban, List<String> values, Predicate<Sent> goOn);
    }

    /** @param executor writes down what was carried out */
    Bulk(
            HealthService daemon,
            HostId host,
            Collection<String> values,
            Deed deed,
            JobProgress progress,
            Executor executor) {
        this.daemon = daemon;
        this.host = host;
        this.deed = deed;
        this.progress = progress;
        this.executor = executor;
        this.left = List.copyOf(new LinkedHashSet<>(values));
        this.requested = left.size();
    }

    /** Sends them all; ends when the last of what was carried out is written down. */
    JobEnd run() {
        try {
            return sendAll();
        } finally {
            awaitWritten();
        }
    }

    private JobEnd sendAll() {
        while (!left.isEmpty() && !progress.isCancelled()) {
            try {
                daemon.ask(host, fail2ban -> {
                    deed.send().to(fail2ban, left, this::sent);
                    return null;
                });
            } catch (Unreachable away) {
                if (!isBack()) {
                    return end(
                            JobState.FAILED, "fail2ban went away and did not come back in time: " + away.getMessage());
                }
            } catch (Fail2banException e) {
                return end(JobState.FAILED, e.getMessage());
            }
        }
        return left.isEmpty() ? end(JobState.DONE, "All is done.") : end(JobState.CANCELLED, "It was cancelled.");
    }

    private boolean sent(Sent chunk) {
        left = left.subList(chunk.values().size(), left.size());
        changed += chunk.changed();
        writeDown(chunk.values());
        progress.done((long) requested - left.size());
        return !progress.isCancelled();
    }

    private void writeDown(List<String> values) {
        if (written.isCompletedExceptionally()) {
            awaitWritten();
        }
        written = written.thenRunAsync(() -> deed.done().accept(values), executor);
    }

    private void awaitWritten() {
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for the daemon, then takes what the lost command did out of the list. */
    private boolean isBack() {
        for (int second = 0; second < PATIENCE_SECONDS && !progress.isCancelled(); second++) {
            progress.message("fail2ban does not answer; waiting for it.");
            try {
                TimeUnit.SECONDS.sleep(1);
                List<String> missing = deed.missing().apply(left);
                LinkedHashSet<String> finished = new LinkedHashSet<>(left);
                missing.forEach(finished::remove);
                writeDown(List.copyOf(finished));
                unsure += finished.size();
                left = missing;
                progress.message("");
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (Fail2banException stillAway) {
                continue;
            }
        }
        return progress.isCancelled();
    }

    private JobEnd end(JobState state, String message) {
        JsonObject result = Json.createObjectBuilder()
                .add("requested", requested)
                .add("changed", changed)
                .add("unsure", unsure)
                .add("not_done", left.size())
                .build();
        return new JobEnd(state, message, result);
    }
}
