package org.bangui.system;

import java.time.Clock;

/** Parts of the system on a test's own database, wired as the container would. */
public final class Systems {

    private Systems() {}

    public static StoredSettings storedSettings(Database database, Clock clock) {
        StoredSettings stored = new StoredSettings();
        stored.database = database;
        stored.clock = clock;
        return stored;
    }

    public static Preferences preferences(Database database, Clock clock) {
        Preferences preferences = new Preferences();
        preferences.stored = storedSettings(database, clock);
        return preferences;
    }

    public static Database database(Settings settings) {
        Database database = new Database();
        database.settings = settings;
        database.openConfigured();
        return database;
    }

    public static Fail2banHosts hosts(Database database, Settings settings) {
        Fail2banHosts hosts = new Fail2banHosts();
        hosts.settings = settings;
        hosts.repository = new HostRepository();
        hosts.repository.database = database;
        hosts.executor = task -> new Thread(task).start();
        return hosts;
    }
}
