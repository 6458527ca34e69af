package org.bangui.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the daemon itself: stops it over its socket, else and to start it by the commands that BanGUI was given. */
@ApplicationScoped
public class DaemonService {

    private static final Logger log = LoggerFactory.getLogger(DaemonService.class);

    /** How long to look whether it has ended or is back. */
    Duration patience = Duration.ofSeconds(10);

    /** For one of the commands; systemd kills what does not end within 90 s. */
    Duration command = Duration.ofSeconds(100);

    @Inject
    Settings settings;

    @Inject
    Fail2banHosts hosts;

    @Inject
    HealthService health;

    /** Starts the daemon unless it runs. @throws DaemonNotBackException when it does not answer within ten seconds */
    public void start(HostId host) {
        if (!health.check(host).online()) {
            run(settings.fail2ban().startCommand());
            await(() -> health.check(host).online());
        }
        if (!health.check(host).online()) {
            throw new DaemonNotBackException("fail2ban did not come back within " + patience.toSeconds()
                    + " s. Its own log and the journal of its service say why.");
        }
    }

    /**
     * Stops the daemon, whatever it does, and starts it.
     *
     * @param order tells a daemon that answers to end
     * @throws DaemonNotBackException when it does not end or come back
     */
    public void restart(HostId host, Runnable order) {
        Fail2ban daemon = hosts.get(host);
        if (!health.check(host).online() || !stopped(daemon, order)) {
            run(settings.fail2ban().stopCommand());
            if (!await(() -> isGone(daemon))) {
                throw new DaemonNotBackException("fail2ban does not end: \""
                        + String.join(" ", settings.fail2ban().stopCommand())
                        + "\" did not help. End its process by hand, then start it.");
            }
        }
        start(host);
    }

    /** A daemon that lifts many bans takes its time; one that hangs is not waited for any longer. */
    private boolean stopped(Fail2ban daemon, Runnable order) {
        try {
            order.run();
        } catch (Unreachable e) {
            log.info("fail2ban was told to stop: {}", e.getMessage());
        }
        return await(() -> isGone(daemon));
    }

    private static boolean isGone(Fail2ban daemon) {
        try {
            daemon.ping();
            return false;
        } catch (Fail2banException e) {
            return e instanceof Unreachable lost && lost.gone();
        }
    }

    private boolean await(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return true;
    }

    private void run(List<String> words) {
        String text = "\"" + String.join(" ", words) + "\"";
        log.info("Running {}", text);
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(command.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new DaemonNotBackException(text + " did not end within " + command.toSeconds()
                        + " s. Look on the server what keeps fail2ban's process.");
            }
            log.info("{} ended with {}", text, process.exitValue());
        } catch (IOException e) {
            throw new DaemonNotBackException(text + " cannot be run here.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DaemonNotBackException("Waiting for fail2ban was interrupted.");
        }
    }
}
