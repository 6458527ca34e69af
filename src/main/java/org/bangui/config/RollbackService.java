package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailControl;
import org.bangui.fail2ban.files.ConfigFile;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.IniEditor;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Value;
import org.bangui.server.DaemonNotBackException;
import org.bangui.server.DaemonService;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;

/** Gets fail2ban going again when one jail keeps it from running, and restarts it. */
@ApplicationScoped
public class RollbackService {

    @Inject
    ConfigService config;

    @Inject
    JailControlService control;

    @Inject
    DaemonService daemon;

    @Inject
    HealthService health;

    /**
     * How things stand after a rollback.
     *
     * @param disabled whether the files do not enable the jail now
     * @param online whether fail2ban answers
     * @param activeJails how many jails run, 0 when fail2ban does not answer
     * @param message one sentence, also when it did not come back
     */
    public record Rollback(boolean disabled, boolean online, int activeJails, String message) implements Serializable {}

    /** Disables the jail in its file, starts the daemon if it is down, and looks. */
    public Rollback rollBack(HostId host, String jail, String who) {
        if (isEnabled(config.shop(host), jail)) {
            config.apply(host, new ConfigChange(who, "Disable " + jail, disabling(config.shop(host), jail)));
        }
        String message = "fail2ban runs without the jail " + jail + ".";
        try {
            config.changing(host, shop -> {
                List<Jail> jails = control.startable(shop);
                daemon.start(host);
                control.awaitJails(shop, jails);
                return null;
            });
        } catch (DaemonNotBackException | ConfigConflictException e) {
            message = e.getMessage();
        }
        boolean online = health.check(host).online();
        int jails = online ? health.ask(host, Fail2ban::jails).size() : 0;
        return new Rollback(!isEnabled(config.shop(host), jail), online, jails, message);
    }

    private static boolean isEnabled(Workshop shop, String jail) {
        return shop.reader()
                        .read()
                        .jail(jail)
                        .orElseThrow(() -> UnknownConfigException.jail(jail))
                        .state()
                != Jail.State.DISABLED;
    }

    /** In the file that enables it, if that is an administrator's, so that nothing stands above it; else in its own. */
    private static List<FileChange> disabling(Workshop shop, String jail) {
        Value enabled = shop.reader().read().jail(jail).orElseThrow().options().get("enabled");
        String file = enabled == null ? "" : enabled.source().file();
        String place = new ConfigPlace(shop.path(), shop.release()).relative(file);
        boolean local = place.endsWith(".local") && !place.startsWith("/");
        ConfigPath path = new ConfigPath(local ? place : "jail.d/" + jail + ".local");
        byte[] content = shop.folder().read(path).map(ConfigFile::content).orElse(new byte[0]);
        IniEditor editor = IniEditor.of(path, content);
        editor.set(jail, "enabled", "false");
        return List.of(new FileChange(path, editor.content(), shop.folder().etag(path)));
    }

    /**
     * Stops the daemon, starts it, and looks whether every jail is there.
     *
     * @throws DaemonNotBackException when it is not back within ten seconds
     * @throws ConfigConflictException when the files would keep it down, then nothing was touched; or when a jail did not come up
     */
    public void restart(HostId host) {
        config.changing(host, shop -> {
            List<Jail> jails = control.startable(shop);
            daemon.restart(host, new JailControl(shop.daemon())::stopAll);
            control.awaitJails(shop, jails);
            return null;
        });
    }
}
