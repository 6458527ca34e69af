package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.system.HostId;

/** All running jails. */
@Named
@ViewScoped
public class JailsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailService service;

    private List<JailSummary> jails = new ArrayList<>();
    private Map<JailName, Verdict> verdicts = Map.of();
    private Instant takenAt;
    private boolean reachable;

    /** Reads the jails anew; those seen last stay on the page while the daemon is away. */
    public void load() {
        try {
            JailSnapshot snapshot = service.snapshot(HostId.LOCAL);
            jails = new ArrayList<>(snapshot.jails());
            takenAt = snapshot.takenAt();
            verdicts = service.verdicts(HostId.LOCAL);
            reachable = true;
        } catch (Fail2banException.Unreachable away) {
            reachable = false;
        }
    }

    /** Whether the jail protects; null while that is unknown. */
    public Verdict verdict(JailName jail) {
        return verdicts.get(jail);
    }

    public List<JailSummary> getJails() {
        return jails;
    }

    /** When the daemon told all this; null when it never did. */
    public Instant getTakenAt() {
        return takenAt;
    }

    public boolean isReachable() {
        return reachable;
    }
}
