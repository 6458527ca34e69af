package org.bangui.web;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import org.bangui.system.InvalidSettingsException;
import org.bangui.system.Settings;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when BanGUI did not come up: Payara Micro would stay and answer 404 to everything. Only where the launcher
 * asked for it, as a server may hold other applications too.
 */
public class RefusedStart implements Extension {

    /** What sysexits.h calls a configuration error; the systemd unit does not restart on it. */
    private static final int CONFIGURATION_ERROR = 78;

    private static volatile boolean started;

    // fetched now: when the start fails, the class loader is gone before this observer is called
    private final boolean wanted = Boolean.getBoolean("bangui.end-when-refused");
    private final Runtime process = Runtime.getRuntime();

    static void didStart() {
        started = true;
    }

    /** Wrong settings are told first, before there is anything that could fail because of them. */
    void readSettings(@Observes AfterDeploymentValidation event) {
        try {
            Settings.load(System.getenv());
        } catch (InvalidSettingsException e) {
            if (wanted) {
                LoggerFactory.getLogger(RefusedStart.class).error(e.getMessage());
                process.halt(CONFIGURATION_ERROR);
            }
            event.addDeploymentProblem(e);
        }
    }

    void leave(@Observes BeforeShutdown event) {
        if (wanted && !started) {
            process.halt(CONFIGURATION_ERROR);
        }
    }
}
