package org.bangui.system;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.bangui.fail2ban.Fail2ban;

/** The fail2ban hosts this BanGUI looks after, each with its one connection pool. */
// each door bounds how many commands it has in flight, 10 unless set otherwise; the executor only must not be the
// narrower
@ManagedExecutorDefinition(name = "java:app/concurrent/fail2ban", maxAsync = 100)
@ApplicationScoped
public class Fail2banHosts {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);

    @Inject
    Settings settings;

    @Inject
    HostRepository repository;

    Executor executor;

    private Map<HostId, Door> doors;

    @Resource(lookup = "java:app/concurrent/fail2ban")
    void setExecutor(ManagedExecutorService executor) {
        this.executor = executor;
    }

    public synchronized List<HostId> ids() {
        return List.copyOf(doors().keySet());
    }

    /** The door to the host. Throws {@link UnknownHostIdException} when there is none. */
    public synchronized Fail2ban get(HostId host) {
        return door(host).fail2ban();
    }

    /** Where the host is reached: environment and properties first, then what the set-up stored, then the usual place. */
    public synchronized Fail2banHost host(HostId host) {
        return door(host).host();
    }

    /** A short-lived door to any socket, for the set-up's live check; the caller closes it. */
    public Fail2ban probe(Path socket) {
        return new Fail2ban(socket, PROBE_TIMEOUT, 1, executor);
    }

    /** Closes every door; the next question opens them where the hosts are now. */
    @PreDestroy
    public synchronized void reopen() {
        if (doors != null) {
            doors.values().forEach(door -> door.fail2ban().close());
            doors = null;
        }
    }

    private Door door(HostId host) {
        return Optional.ofNullable(doors().get(host)).orElseThrow(() -> new UnknownHostIdException(host));
    }

    private Map<HostId, Door> doors() {
        if (doors == null) {
            doors = open();
        }
        return doors;
    }

    private Map<HostId, Door> open() {
        Settings.Daemon daemon = settings.fail2ban();
        Map<HostId, Door> opened = new LinkedHashMap<>();
        for (Fail2banHost host : repository.all().stream().map(this::effective).toList()) {
            Fail2ban fail2ban = new Fail2ban(host.socket(), daemon.timeout(), daemon.concurrency(), executor);
            opened.put(host.id(), new Door(host, fail2ban));
        }
        return opened;
    }

    private Fail2banHost effective(HostRepository.Row row) {
        Settings.Daemon daemon = settings.fail2ban();
        boolean local = row.id().equals(HostId.LOCAL);
        return new Fail2banHost(
                row.id(),
                row.name(),
                path(local ? daemon.socket() : Optional.empty(), row.socket(), Settings.Daemon.DEFAULT_SOCKET),
                path(
                        local ? daemon.configDir() : Optional.empty(),
                        row.configDir(),
                        Settings.Daemon.DEFAULT_CONFIG_DIR));
    }

    private static Path path(Optional<Path> given, String stored, Path usual) {
        return given.orElseGet(() -> stored == null ? usual : Path.of(stored));
    }

    private record Door(Fail2banHost host, Fail2ban fail2ban) {}
}
