package org.bangui.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the daemon itself, by the commands that BanGUI was given for it. */
@ApplicationScoped
public class DaemonService {

    private static final Logger log = LoggerFactory.getLogger(DaemonService.class);
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration GONE = Duration.ofSeconds(30);

    @Inject
    Settings settings;

    @Inject
    HealthService health;

    /** Starts the daemon unless it runs. @throws DaemonNotBackException when it does not answer within ten seconds */
    public void start(HostId host) {
        if (!health.check(host).online()) {
            run(settings.fail2ban().startCommand());
            awaitOnline(host, true, BACK);
        }
        if (!health.check(host).online()) {
            throw new DaemonNotBackException("fail2ban did not come back within " + BACK.toSeconds()
                    + " s. Its own log and the journal of its service say why.");
        }
    }

    /** Stops the daemon, if it runs, and starts it. @throws DaemonNotBackException when it does not come back */
    public void restart(HostId host) {
        if (health.check(host).online()) {
            run(settings.fail2ban().stopCommand());
            awaitOnline(host, false, GONE);
        }
        start(host);
    }

    private void awaitOnline(HostId host, boolean wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (health.check(host).online() != wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static void run(List<String> command) {
        log.info("Running {}", command);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DaemonNotBackException(
                        "\"" + String.join(" ", command) + "\" did not end within " + COMMAND.toSeconds() + " s.");
            }
            log.info("{} ended with {}", command, process.exitValue());
        } catch (IOException e) {
            throw new DaemonNotBackException("\"" + String.join(" ", command) + "\" cannot be run here.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DaemonNotBackException("Waiting for fail2ban was interrupted.");
        }
    }
}
