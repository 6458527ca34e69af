package org.bangui.history;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Copies new bans to the archive, and keeps it complete and small. */
@Singleton
public class HistoryTimer {

    @Inject
    HistoryService history;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void sync() {
        history.syncEverything();
    }

    @Schedule(hour = "*", minute = "1", persistent = false)
    void pruneNetworks() {
        history.pruneNetworks();
    }

    @Schedule(hour = "4", minute = "15", persistent = false)
    void upkeep() {
        history.upkeep();
    }
}
