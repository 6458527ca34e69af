package org.bangui.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.Capabilities;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.SchedulerLock;
import org.bangui.system.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the daemon is well; checked every 30 s and whenever a page's own call fails. */
@ApplicationScoped
public class HealthService {

    private static final Logger log = LoggerFactory.getLogger(HealthService.class);

    @Inject
    Fail2banHosts hosts;

    @Inject
    Clock clock;

    @Inject
    Executor executor;

    @Inject
    SchedulerLock scheduler;

    @Inject
    HealthRepository repository;

    @Inject
    Event<DaemonStateChanged> changes;

    private final Map<HostId, Known> known = new ConcurrentHashMap<>();

    /** @param daemon another object after each start of the daemon, null while it never answered */
    private record Known(DaemonState state, Capabilities daemon) {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        checkSoon();
    }

    /** Asks every daemon as soon as there is a thread for it, and does not wait for the answers. */
    public void checkSoon() {
        executor.execute(this::checkOnTime);
    }

    /** The last known state; never blocks. */
    public DaemonState state(HostId host) {
        Known last = known.get(host);
        if (last != null) {
            return last.state();
        }
        hosts.get(host);
        Instant now = now();
        return new DaemonState(false, null, now, now, "fail2ban was not asked yet.");
    }

    /** Asks the daemon now and fires {@code DaemonStateChanged} when it came, went or was replaced. */
    public DaemonState check(HostId host) {
        Fail2ban fail2ban = hosts.get(host);
        try {
            fail2ban.ping();
            return online(host, fail2ban.capabilities());
        } catch (Fail2banException e) {
            return offline(host, e);
        }
    }

    /**
     * Asks the daemon something on behalf of a feature. When it does not answer, or answers again, that is known at once
     * and not only after the next check.
     */
    public <T> T ask(HostId host, Function<Fail2ban, T> question) {
        T answer;
        try {
            answer = question.apply(hosts.get(host));
        } catch (Fail2banException.Unreachable e) {
            offline(host, e);
            throw e;
        }
        if (!state(host).online()) {
            check(host);
        }
        return answer;
    }

    /** Whether the last question got no answer: then there is no hurry to ask again, the next check does. */
    public boolean away(HostId host) {
        Known last = known.get(host);
        return last != null && !last.state().online();
    }

    void checkOnTime() {
        TimerTask.run("health check", () -> hosts.ids().forEach(this::check));
    }

    /** How this server and the daemon of the host are. */
    Health health(HostId host) {
        DaemonState state = state(host);
        boolean database = repository.answers();
        return new Health(
                state.online() && database ? "ok" : "degraded",
                new Health.Daemon(state.online() ? "online" : "offline", state.version(), state.since()),
                database ? "ok" : "failing",
                database && scheduler.held() ? "active" : "standby");
    }

    /** Whether requests can be served: only BanGUI's own database is needed for that. */
    boolean ready() {
        return repository.answers();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private DaemonState online(HostId host, Capabilities daemon) {
        Known before = known.get(host);
        boolean same = before != null && before.state().online() && before.daemon() == daemon;
        Instant now = now();
        Instant since = same ? before.state().since() : now;
        DaemonState state = new DaemonState(true, daemon.version(), since, now, null);
        remember(host, new Known(state, daemon), !same);
        return state;
    }

    private DaemonState offline(HostId host, Fail2banException e) {
        Known before = known.get(host);
        boolean same = before != null && !before.state().online();
        Instant now = now();
        String version = before == null ? null : before.state().version();
        DaemonState state =
                new DaemonState(false, version, same ? before.state().since() : now, now, e.getMessage());
        remember(host, new Known(state, null), !same);
        return state;
    }

    private void remember(HostId host, Known now, boolean changed) {
        known.put(host, now);
        if (changed) {
            DaemonState state = now.state();
            log.info(
                    "daemon.state host={} online={} version={} problem={}",
                    host,
                    state.online(),
                    state.version(),
                    state.problem());
            changes.fire(new DaemonStateChanged(host, state.online()));
        }
    }
}
