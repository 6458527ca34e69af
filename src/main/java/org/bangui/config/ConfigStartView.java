package org.bangui.config;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.system.HostId;

/** What is wrong in the files, and where the daemon is not as they say. */
@Named
@ViewScoped
public class ConfigStartView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    JailControlService control;

    private List<ConfigFinding> findings = List.of();
    private List<Problem> drift = List.of();

    @PostConstruct
    void load() {
        try {
            findings = config.findings(HostId.LOCAL);
            drift = control.drift(HostId.LOCAL);
        } catch (RefusedFileException | Fail2banException.Unreachable e) {
            drift = List.of();
        }
    }

    public List<ConfigFinding> getFindings() {
        return findings;
    }

    public List<Problem> getDrift() {
        return drift;
    }
}
