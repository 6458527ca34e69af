package org.bangui.fail2ban.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Transport;
import org.bangui.fail2ban.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fail2ban daemon of its own, in a private folder, without jails, database or configuration, to try on what a jail is made
 * of. Started when first needed and kept; ends with the process that started it, however that ends.
 */
public final class ScratchServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchServer.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(2);
    private static final int LONGEST_SOCKET = 100;

    /** Runs what follows for as long as its own input stays open, which ends with the process that holds the other end. */
    private static final String WHILE_WATCHED = """
            exec 3<&0
            "$@" &
            server=$!
            (cat <&3 >/dev/null; kill -9 $server) &
            watcher=$!
            wait $server
            kill $watcher
            """;

    private final List<String> program;
    private final Map<String, String> environment;
    private final Path folder;
    private final Executor executor;
    private Process process;
    private Wire wire;

    /**
     * @param program fail2ban-server, and what goes before its arguments
     * @param environment added to this process's own
     * @param folder for socket, process id and log; made when missing, nobody else uses it
     * @param executor carries the commands
     */
    public ScratchServer(List<String> program, Map<String, String> environment, Path folder, Executor executor) {
        this.program = List.copyOf(program);
        this.environment = Map.copyOf(environment);
        this.folder = folder.toAbsolutePath();
        this.executor = executor;
    }

    /** Its version; starts it. @throws CannotCheckException when it cannot be started */
    public synchronized String version() {
        return ready().send(Command.read("version")).text();
    }

    /** What it refuses of these jails. @throws CannotCheckException when it cannot be started */
    public synchronized List<Problem> check(Collection<Jail> jails) {
        List<Problem> problems = new ArrayList<>();
        for (Jail jail : jails) {
            Wire stage = ready();
            try {
                problems.addAll(new Rehearsal(stage, jail, jail.name()).problems());
            } catch (Fail2banException e) {
                close();
                problems.add(
                        new Problem(jail.name(), "", "A fail2ban that was given this jail on trial answered no more."));
            }
        }
        return problems;
    }

    private Wire ready() {
        if (process == null || !process.isAlive()) {
            close();
            start();
        }
        return wire;
    }

    private void start() {
        if (socket().toString().length() > LONGEST_SOCKET) {
            throw new CannotCheckException("The path " + folder + " is too long for a socket.", null);
        }
        try {
            prepareFolder();
            process = builder().start();
        } catch (IOException e) {
            throw new CannotCheckException("fail2ban-server cannot be started to try a configuration.", e);
        }
        wire = new Wire(socket(), Transport.JUNIXSOCKET, TIMEOUT, 1, executor);
        awaitAnswer();
        LOG.debug("Scratch server {} is ready", process.pid());
    }

    private void prepareFolder() throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        endLeftover();
        for (String name : List.of("f2b.sock", "f2b.pid", "f2b.log")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** The process of the pid file, when it is still ours and not another that got its number. */
    private void endLeftover() throws IOException {
        Path pid = folder.resolve("f2b.pid");
        String text = Files.exists(pid) ? Files.readString(pid).strip() : "";
        if (text.matches("\\d{1,9}")) {
            Path commandLine = Path.of("/proc", text, "cmdline");
            if (Files.isReadable(commandLine) && Files.readString(commandLine).contains(socket().toString())) {
                ProcessHandle.of(Long.parseLong(text)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WHILE_WATCHED, "sh"));
        command.addAll(program);
        command.addAll(List.of(
                "-s", socket().toString(), "-p", folder.resolve("f2b.pid").toString()));
        command.addAll(List.of("--logtarget", folder.resolve("f2b.log").toString(), "--loglevel", "CRITICAL"));
        command.addAll(List.of("--async", "-f", "start"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.txt").toFile());
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers()) {
            if (ended() || System.nanoTime() > deadline) {
                close();
                throw new CannotCheckException("fail2ban-server did not start to try a configuration.", null);
            }
        }
    }

    private boolean answers() {
        try {
            return Files.exists(socket()) && wire.send(Command.read("ping")).isOk();
        } catch (Fail2banException e) {
            return false;
        }
    }

    /** Waits a moment for the process to end. */
    private boolean ended() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Path socket() {
        return folder.resolve("f2b.sock");
    }

    /** Ends the process; the next check starts another. */
    @Override
    public synchronized void close() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
        if (process != null) {
            end(process);
            process = null;
        }
    }

    /** As {@link #close}; nothing of the folder is left. */
    public synchronized void remove() throws IOException {
        close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.debug("The scratch server had ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
