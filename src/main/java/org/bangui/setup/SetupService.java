package org.bangui.setup;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bangui.auth.AuthService;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.server.HealthService;
import org.bangui.system.Database;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.InvalidInputException;
import org.bangui.system.Preferences;
import org.bangui.system.Secret;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first visit. */
@ApplicationScoped
public class SetupService {

    private static final Logger log = LoggerFactory.getLogger(SetupService.class);

    @Inject
    Settings settings;

    @Inject
    Database database;

    @Inject
    SetupRepository repository;

    @Inject
    AuthService auth;

    @Inject
    Preferences preferences;

    @Inject
    Fail2banHosts hosts;

    @Inject
    HealthService health;

    @Inject
    Clock clock;

    private volatile boolean done;

    void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
        settings.masterPassword().filter(password -> !completed()).ifPresent(this::completeUnattended);
    }

    private void completeUnattended(Secret password) {
        try {
            complete(SetupRequest.unattended(password.value()));
            log.info("The set-up was done with BANGUI_MASTER_PASSWORD.");
        } catch (SetupDoneException e) {
            log.info("Another instance did the set-up.");
        }
    }

    /** Whether the set-up was done; once it is, it stays so. */
    public boolean completed() {
        if (!done) {
            done = repository.completed();
        }
        return done;
    }

    /**
     * Stores everything and closes the wizard; of several at once one wins.
     *
     * @throws SetupDoneException when it was done before
     * @throws InvalidInputException when the database cannot be used
     */
    public synchronized void complete(SetupRequest request) {
        if (completed()) {
            throw new SetupDoneException();
        }
        Map<String, String> rows = new HashMap<>(auth.passwordRow(request.masterPassword()));
        rows.putAll(Preferences.rows(request.zone(), request.sessionLength(), request.thresholds()));
        moveDatabase(request.database());
        if (!repository.complete(rows, socket(request), configDir(request), Instant.now(clock))) {
            throw new SetupDoneException();
        }
        preferences.refresh();
        hosts.reopen();
        health.checkSoon();
        log.info("The set-up is complete.");
    }

    private void moveDatabase(DatabaseSettings wanted) {
        if (wanted == null || database.uses(wanted)) {
            return;
        }
        if (settings.databaseGiven() || wanted.isSqlite()) {
            throw new InvalidInputException(
                    "database_url", "This database can only be chosen with BANGUI_DATABASE_URL, before the start.");
        }
        problemWith(wanted).ifPresent(problem -> {
            throw new InvalidInputException("database_url", problem);
        });
        try (Database other = Database.open(wanted)) {
            if (SetupRepository.completed(other)) {
                throw new InvalidInputException(
                        "database_url",
                        "Another BanGUI is set up there: start this one with BANGUI_DATABASE_URL to join it.");
            }
        }
        database.moveTo(wanted);
    }

    private static Optional<String> problemWith(DatabaseSettings wanted) {
        return Database.problemWith(wanted);
    }

    private Path socket(SetupRequest request) {
        return isGiven(request.fail2banSocket()) ? Path.of(request.fail2banSocket()) : foundSocket();
    }

    private Path configDir(SetupRequest request) {
        return isGiven(request.fail2banConfigDir()) ? Path.of(request.fail2banConfigDir()) : foundConfigDir();
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    /** What was filled in so far; what was not is what was found on this machine. */
    public SetupDraft draft() {
        SetupDraft saved = repository.draft();
        return new SetupDraft(
                saved.databaseUrl(),
                saved.databaseUser(),
                Optional.ofNullable(saved.fail2banSocket())
                        .orElseGet(() -> foundSocket().toString()),
                Optional.ofNullable(saved.fail2banConfigDir())
                        .orElseGet(() -> foundConfigDir().toString()),
                Optional.ofNullable(saved.timezone())
                        .orElseGet(() -> ZoneId.systemDefault().getId()),
                Optional.ofNullable(saved.sessionDurationMinutes())
                        .orElseGet(() -> String.valueOf(Preferences.DEFAULT_SESSION_LENGTH.toMinutes())));
    }

    /** Keeps what was filled in so far, so that the wizard goes on there after a crash. */
    public void save(SetupDraft draft) {
        repository.save(draft);
    }

    private Path foundSocket() {
        return settings.fail2ban().socket().orElseGet(UsualPlaces::socket);
    }

    private Path foundConfigDir() {
        return settings.fail2ban().configDir().orElseGet(UsualPlaces::configDir);
    }

    /** The zone that times are shown in. */
    public ZoneId timezone() {
        return preferences.timezone();
    }

    /** Tries the socket now. */
    public SocketVerdict tryFail2ban(Path socket) {
        try (Fail2ban fail2ban = hosts.probe(socket)) {
            fail2ban.ping();
            return new SocketVerdict(
                    SocketVerdict.Kind.OK, fail2ban.capabilities().version(), null);
        } catch (Fail2banException e) {
            return new SocketVerdict(kind(e), null, e.getMessage());
        }
    }

    private static SocketVerdict.Kind kind(Fail2banException failure) {
        if (failure instanceof Fail2banException.Unreachable unreachable) {
            return switch (unreachable.reason()) {
                case NO_SOCKET -> SocketVerdict.Kind.NOT_THERE;
                case NO_PERMISSION -> SocketVerdict.Kind.NO_PERMISSION;
                default -> SocketVerdict.Kind.NOT_ANSWERING;
            };
        }
        return SocketVerdict.Kind.NOT_ANSWERING;
    }

    /** Tries a PostgreSQL address now; null when it works, else one sentence. */
    public String tryDatabase(String url, String user, String password) {
        try {
            return problemWith(new DatabaseSettings(url, user, password == null ? null : new Secret(password)))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
