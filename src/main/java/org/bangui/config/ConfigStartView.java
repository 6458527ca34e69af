package org.bangui.config;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.check.Problem;
import org.bangui.system.HostId;
import org.omnifaces.util.Messages;

/** What is wrong in the files, and where the daemon is not as they say. */
@Named
@ViewScoped
public class ConfigStartView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    JailControlService control;

    @Inject
    RollbackService daemon;

    private List<ConfigFinding> findings = List.of();
    private List<Problem> drift = List.of();
    private boolean online;

    @PostConstruct
    void load() {
        findings = config.findings(HostId.LOCAL);
        try {
            drift = control.drift(HostId.LOCAL);
            online = true;
        } catch (Fail2banException.Unreachable e) {
            drift = List.of();
            online = false;
        }
    }

    /** Starts fail2ban where it is down. */
    public void startDaemon() {
        daemon.restart(HostId.LOCAL);
        Messages.addGlobalInfo("config.started");
        load();
    }

    /** Whether the daemon's jail is not as the files say. */
    public boolean drifts(String jail) {
        return drift.stream().anyMatch(problem -> problem.jail().equals(jail));
    }

    public List<ConfigFinding> getFindings() {
        return findings;
    }

    public List<Problem> getDrift() {
        return drift;
    }

    public boolean isOnline() {
        return online;
    }
}
