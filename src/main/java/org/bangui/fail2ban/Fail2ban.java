package org.bangui.fail2ban;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.bangui.net.Cidr;

/**
 * One fail2ban daemon behind its Unix socket. Safe for many threads; every method blocks at most the time-out and throws
 * {@link Fail2banException}.
 */
public final class Fail2ban implements AutoCloseable {

    /**
     * @param socket path of the daemon's socket
     * @param timeout for one command
     * @param concurrency most commands in flight
     * @param executor runs the commands; bounded by its owner
     */
    public Fail2ban(Path socket, Duration timeout, int concurrency, Executor executor) {}

    public void ping() {
        throw new UnsupportedOperationException();
    }

    /** Version and features, probed once per daemon start. */
    public Capabilities capabilities() {
        throw new UnsupportedOperationException();
    }

    /** Names of the running jails, sorted. */
    public List<JailName> jails() {
        throw new UnsupportedOperationException();
    }

    /** All running jails in one pipelined batch, sorted by name. */
    public List<JailSummary> summaries() {
        throw new UnsupportedOperationException();
    }

    public JailStatus jail(JailName jail) {
        throw new UnsupportedOperationException();
    }

    /** All bans in force in the jail, soonest end first. */
    public List<ActiveBan> banned(JailName jail) {
        throw new UnsupportedOperationException();
    }

    /** Bans in the jail; the answer is how many were not banned before. */
    public int ban(JailName jail, Collection<Cidr> networks) {
        throw new UnsupportedOperationException();
    }

    /** Lifts bans in the jail; the answer is how many were banned. */
    public int unban(JailName jail, Collection<BanId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Lifts bans in every jail; the answer is how many bans were lifted. */
    public int unbanEverywhere(Collection<BanId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Lifts every ban of every jail; the answer is how many were lifted. */
    public int unbanAll() {
        throw new UnsupportedOperationException();
    }

    /** Where fail2ban keeps its own database; empty when it keeps none. */
    public Optional<Path> database() {
        throw new UnsupportedOperationException();
    }

    /** The file fail2ban logs to; empty when it logs elsewhere (syslog, journal, standard output). */
    public Optional<Path> logFile() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
