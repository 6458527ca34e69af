package org.bangui.history;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Copies new bans to the archive. */
@Singleton
public class HistoryTimer {

    @Inject
    HistoryService history;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void sync() {
        history.syncEverything();
    }
}
