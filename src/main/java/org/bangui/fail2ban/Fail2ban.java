package org.bangui.fail2ban;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.regex.LineFilter;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Transport;
import org.bangui.fail2ban.wire.Wire;
import org.bangui.net.Cidr;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fail2ban daemon behind its Unix socket. Safe for many threads. Every method throws {@link Fail2banException}; each
 * command waits at most the time-out for a free slot and the time-out for its answer.
 */
public final class Fail2ban implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fail2ban.class);

    private final Wire wire;
    private final Overview overview;
    private final DaemonZone zone = new DaemonZone(ZoneId.systemDefault());
    private volatile Probe probe;

    /** @param losses what {@link Wire#losses()} was when the daemon was asked */
    private record Probe(long losses, Capabilities capabilities) {}

    /**
     * @param socket path of the daemon's socket
     * @param timeout for one command
     * @param concurrency most commands in flight
     * @param executor runs the commands, not in the caller's thread; bounded by its owner
     */
    public Fail2ban(Path socket, Duration timeout, int concurrency, Executor executor) {
        wire = new Wire(socket, Transport.JUNIXSOCKET, timeout, concurrency, executor);
        overview = new Overview(wire);
    }

    public void ping() {
        if (!"pong".equals(wire.send(Command.read("ping")).value())) {
            throw new Protocol("Something other than fail2ban answers on this socket.", null);
        }
    }

    /** Version and features, probed once per daemon start. */
    public Capabilities capabilities() {
        Probe known = probe;
        long losses = wire.losses();
        if (known == null || known.losses() != losses) {
            known = new Probe(losses, probe());
            probe = known;
        }
        return known.capabilities();
    }

    /** The versions before 1.1 are not asked: they would write the question into their log as an error. */
    private Capabilities probe() {
        String version = wire.send(Command.read("version")).text();
        boolean old = version.startsWith("0.") || version.startsWith("1.0.");
        return new Capabilities(
                version, !old && wire.send(Command.read("stats")).isOk());
    }

    /** Names of the running jails, sorted. */
    public List<JailName> jails() {
        return overview.names();
    }

    /** All running jails in one pipelined batch, sorted by name. */
    public List<JailSummary> summaries() {
        return ofThisDaemon(() -> capabilities().stats() ? overview.withStats() : overview.withStatus());
    }

    public JailStatus jail(JailName jail) {
        return ofThisDaemon(() -> JailDetail.read(wire, jail, capabilities().stats()));
    }

    /** All running jails in detail, in one batch, sorted by name. */
    public List<JailStatus> statuses() {
        return ofThisDaemon(() -> JailDetail.read(wire, jails(), capabilities().stats()));
    }

    /** Asks again when the daemon was replaced, perhaps by another version, since its capabilities were read. */
    private <T> T ofThisDaemon(Supplier<T> question) {
        capabilities();
        long losses = wire.losses();
        try {
            return question.get();
        } catch (Refused | Protocol e) {
            if (losses == wire.losses()) {
                throw e;
            }
            return question.get();
        }
    }

    /** How the jail lengthens the bans of those who come back. */
    public Escalation escalation(JailName jail) {
        return Escalation.read(wire, jail);
    }

    /** What the jail takes for a failure, for single lines of its log. */
    public LineFilter filter(JailName jail) {
        return JailTexts.filter(wire, jail);
    }

    /** All bans in force in the jail, soonest end first. */
    public List<ActiveBan> banned(JailName jail) {
        List<String> texts = wire.send(Command.read("get", jail.value(), "banip", "--with-time"))
                .texts();
        List<BanLine> lines = new ArrayList<>(texts.size());
        texts.forEach(text -> BanLine.parse(text).ifPresent(lines::add));
        if (lines.size() < texts.size()) {
            LOG.warn("{} bans of jail {} are left out: they cannot be shown safely", texts.size() - lines.size(), jail);
        }
        ZoneId daemon = zone.of(lines, Instant.now());
        return lines.stream().map(line -> line.in(daemon)).toList();
    }

    /** Bans in the jail; the answer is how many were not banned before. */
    public int ban(JailName jail, Collection<Cidr> networks) {
        return ban(jail, networks, sent -> true);
    }

    /** As {@link #ban(JailName, Collection)}; {@code goOn} is told after each command and may end it. */
    public int ban(JailName jail, Collection<Cidr> networks, Predicate<Sent> goOn) {
        Command command = Command.change("set", jail.value(), "banip");
        return sendAll(command, networks.stream().map(Cidr::text).toList(), goOn);
    }

    /** Lifts bans in the jail; the answer is how many were banned. */
    public int unban(JailName jail, Collection<BanId> ids) {
        return unban(jail, ids, sent -> true);
    }

    /** As {@link #unban(JailName, Collection)}; {@code goOn} is told after each command and may end it. */
    public int unban(JailName jail, Collection<BanId> ids, Predicate<Sent> goOn) {
        Command command = Command.change("set", jail.value(), "unbanip");
        return sendAll(command, ids.stream().map(BanId::value).toList(), goOn);
    }

    /** Lifts bans in every jail; the answer is how many bans were lifted. */
    public int unbanEverywhere(Collection<BanId> ids) {
        return unbanEverywhere(ids, sent -> true);
    }

    /** As {@link #unbanEverywhere(Collection)}; {@code goOn} is told after each command and may end it. */
    public int unbanEverywhere(Collection<BanId> ids, Predicate<Sent> goOn) {
        return sendAll(Command.change("unban"), ids.stream().map(BanId::value).toList(), goOn);
    }

    private int sendAll(Command command, Collection<String> values, Predicate<Sent> goOn) {
        return Chunks.send(values, chunk -> wire.send(command.with(chunk)).number(), goOn);
    }

    /** The ignore lists of all running jails, as the daemon has them: addresses, networks and host names. */
    public Map<JailName, List<String>> ignoreLists() {
        return JailTexts.ignoreLists(wire, jails());
    }

    /** The commands that start and place the bans of each of the jail's actions; empty for an action that is a program. */
    public Map<String, String> banCommands(JailName jail) {
        return JailTexts.banCommands(wire, jail);
    }

    /** Lifts every ban of every jail; the answer is how many were lifted. */
    public int unbanAll() {
        return Math.toIntExact(wire.send(Command.change("unban", "--all")).number());
    }

    /** Where fail2ban keeps its own database; empty when it keeps none. */
    public Optional<Path> database() {
        return file(wire.send(Command.read("get", "dbfile")).textOrNull());
    }

    /** The file fail2ban logs to; empty when it logs elsewhere (syslog, journal, standard output). */
    public Optional<Path> logFile() {
        return file(wire.send(Command.read("get", "logtarget")).textOrNull());
    }

    /** Other targets are words such as {@code SYSLOG} or {@code :memory:}. */
    private static Optional<Path> file(String text) {
        return text != null && text.startsWith("/") ? Optional.of(Path.of(text)) : Optional.empty();
    }

    /** The line to the daemon, for fail2ban's own packages. */
    public Wire wire() {
        return wire;
    }

    @Override
    public void close() {
        wire.close();
    }
}
