package org.bangui.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bangui.fail2ban.Fail2ban;

/** The sync in a process of its own, which can be killed: {@code SyncProcess HOME SOCKET}. */
public final class SyncProcess {

    private SyncProcess() {}

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        Fail2ban daemon =
                new Fail2ban(Path.of(arguments[1]), Duration.ofSeconds(20), 10, Executors.newCachedThreadPool());
        Archive archive = Archive.sqlite(home, daemon);
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(() -> sync(archive), 0, 200, TimeUnit.MILLISECONDS);
    }

    private static void sync(Archive archive) {
        try {
            archive.synced();
        } catch (RuntimeException e) {
            // the daemon may be away: the next round comes
            archive.told.clear();
        }
    }
}
