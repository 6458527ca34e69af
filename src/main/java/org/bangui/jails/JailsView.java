package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.system.HostId;

/** The jails: those that run, and those that should. */
@Named
@ViewScoped
public class JailsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailService service;

    private List<JailSummary> jails = List.of();
    private List<JailRow> rows = new ArrayList<>();
    private Map<JailName, StoppedJail> stopped = Map.of();
    private Map<JailName, Verdict> verdicts = Map.of();
    private Instant takenAt;
    private boolean reachable;

    /** Reads the jails anew; those seen last stay on the page while the daemon is away. */
    public void load() {
        try {
            JailSnapshot snapshot = service.snapshot(HostId.LOCAL);
            jails = snapshot.jails();
            takenAt = snapshot.takenAt();
            List<StoppedJail> ended = service.stopped(HostId.LOCAL);
            stopped = ended.stream().collect(Collectors.toMap(StoppedJail::name, Function.identity()));
            verdicts = service.verdicts(HostId.LOCAL);
            rows = new ArrayList<>();
            ended.forEach(jail -> rows.add(JailRow.of(jail)));
            jails.forEach(jail -> rows.add(JailRow.of(jail, null)));
            reachable = true;
        } catch (Fail2banException.Unreachable away) {
            reachable = false;
        }
    }

    /** Whether the jail protects; null while that is unknown. */
    public Verdict verdict(JailName jail) {
        return verdicts.get(jail);
    }

    /** Why the jail does not run; null when it does. */
    public StoppedJail stopped(JailName jail) {
        return stopped.get(jail);
    }

    /** {@code stopped}, {@code resting} or {@code running}: what it can be told to do depends on it. */
    public String state(JailName jail) {
        if (stopped.containsKey(jail)) {
            return "stopped";
        }
        Verdict verdict = verdicts.get(jail);
        return verdict != null && verdict.isResting() ? "resting" : "running";
    }

    /** Those that should run and do not, then those that run. */
    public List<JailRow> getRows() {
        return rows;
    }

    /** Those that run. */
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
