package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bangui.fail2ban.history.BanReader;
import org.bangui.fail2ban.history.OldLogs;
import org.bangui.fail2ban.history.UnreadableHistoryException;
import org.bangui.system.HostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the archive with what fail2ban knew before the first start, in small parts between which the sync goes on. */
@ApplicationScoped
class BackFill {

    private static final Logger log = LoggerFactory.getLogger(BackFill.class);

    @Inject
    HistorySync sync;

    @Inject
    SyncStateRepository states;

    @Inject
    BackFillRepository repository;

    Optional<BackFillState> state(HostId host) {
        return repository.state(host);
    }

    /** Does nothing when it was done before; false while nothing is known of the host's files. */
    boolean run(HostId host) {
        SyncState state = states.state(host);
        boolean done =
                repository.state(host).filter(fill -> fill.finishedAt() != null).isPresent();
        if (done || state.version() == 0) {
            return done;
        }
        List<Path> logs = state.log() == null ? List.of() : OldLogs.of(state.log());
        repository.start(host, logs.size() + 1);
        log.info("history.back_fill_started host={} logs={}", host, logs.size());
        if (state.database() != null) {
            read(
                    host,
                    state.database(),
                    () -> BanReader.readLatest(state.database(), rows -> add(host, sync.fill(host, rows, List.of()))));
        }
        repository.add(host, 1, 0);
        for (Path file : logs) {
            read(host, file, () -> OldLogs.read(file, events -> add(host, sync.fill(host, List.of(), events))));
            repository.add(host, 1, 0);
        }
        repository.finish(host);
        log.info(
                "history.back_fill_finished host={} {}",
                host,
                repository.state(host).orElse(null));
        return true;
    }

    private void add(HostId host, int bans) {
        if (bans > 0) {
            repository.add(host, 0, bans);
        }
    }

    private static void read(HostId host, Path file, Runnable reading) {
        log.info("history.back_fill host={} file={}", host, file);
        try {
            reading.run();
        } catch (UnreadableHistoryException e) {
            log.warn("history.back_fill_unreadable file={} reason=\"{}\"", file, e.getMessage());
        }
    }
}
