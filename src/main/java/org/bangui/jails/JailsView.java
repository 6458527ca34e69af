package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.bangui.fail2ban.Fail2banException;
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
    private boolean reachable;

    /** Reads the jails anew; those seen last stay on the page while the daemon is away. */
    public void load() {
        try {
            jails = new ArrayList<>(service.snapshot(HostId.LOCAL).jails());
            reachable = true;
        } catch (Fail2banException.Unreachable e) {
            reachable = false;
        }
    }

    public List<JailSummary> getJails() {
        return jails;
    }

    public boolean isReachable() {
        return reachable;
    }
}
