package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.system.HostId;

/** One running jail, as the daemon has it now. */
@Named
@ViewScoped
public class JailView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailService service;

    private JailName name;
    private JailStatus jail;
    private Verdict verdict;
    private boolean unknown;

    /** Reads the jail anew; what was seen last stays on the page while the daemon is away. */
    public void load() {
        try {
            jail = service.jail(HostId.LOCAL, name);
            verdict = service.verdict(HostId.LOCAL, jail);
            unknown = false;
        } catch (UnknownJailException gone) {
            unknown = true;
        } catch (Fail2banException.Unreachable away) {
            unknown = false;
        }
    }

    /** Whether the jail protects; null while that is unknown. */
    public Verdict getVerdict() {
        return verdict;
    }

    public JailName getName() {
        return name;
    }

    public void setName(JailName name) {
        this.name = name;
    }

    public JailStatus getJail() {
        return jail;
    }

    public boolean isUnknown() {
        return unknown || name == null;
    }
}
