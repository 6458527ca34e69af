package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;

/** One jail, as the daemon has it now, or why it does not. */
@Named
@ViewScoped
public class JailView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailService service;

    private JailName name;
    private JailReading reading;
    private boolean unknown;
    private StoppedJail stopped;

    /** Reads the jail anew; what was seen last stays on the page while the daemon is away. */
    public void load() {
        boolean before = unknown;
        read();
        if (unknown != before && Faces.isAjaxRequest()) {
            PrimeFaces.current().ajax().update("jailPage");
        }
    }

    private void read() {
        try {
            reading = service.reading(HostId.LOCAL, name);
            unknown = false;
            stopped = null;
        } catch (UnknownJailException gone) {
            unknown = true;
            reading = null;
            stopped = service.stopped(HostId.LOCAL).stream()
                    .filter(jail -> jail.name().equals(name))
                    .findFirst()
                    .orElse(null);
        } catch (Fail2banException.Unreachable away) {
            unknown = false;
        }
    }

    /** When the daemon told all this; null when it never did. */
    public Instant getTakenAt() {
        return reading == null ? null : reading.takenAt();
    }

    /** Whether the jail protects; null while that is unknown. */
    public Verdict getVerdict() {
        return reading == null ? null : reading.verdict();
    }

    /** The log file as it is on disk; null when the jail does not follow it. */
    public LogFile file(String path) {
        return getVerdict().logFiles().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    public JailName getName() {
        return name;
    }

    public void setName(JailName name) {
        this.name = name;
    }

    public JailStatus getJail() {
        return reading == null ? null : reading.jail();
    }

    /** Why it does not run though the files enable it; null when it does, or when they do not. */
    public StoppedJail getStopped() {
        return stopped;
    }

    /** Whether it does not run. */
    public boolean isUnknown() {
        return unknown || name == null;
    }
}
