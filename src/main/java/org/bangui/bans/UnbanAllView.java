package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.jails.JailService;
import org.bangui.jails.JailView;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/**
 * The form that lifts every ban, on the page of a jail those of the jail: it shows how many there are and where, and wants
 * their number typed.
 */
@Named
@ViewScoped
public class UnbanAllView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailService jails;

    @Inject
    JailView jailView;

    @Inject
    UndoService undo;

    @Inject
    UndoView undoView;

    private boolean asked;
    private List<JailSummary> crowded = List.of();
    private long typed;

    /** Counts the bans anew. */
    public void ask() {
        jails.changed(HostId.LOCAL);
        crowded = jails.snapshot(HostId.LOCAL).jails().stream()
                .filter(jail -> jail.currentlyBanned() > 0)
                .filter(jail -> getJail() == null || jail.name().equals(getJail()))
                .toList();
        asked = !crowded.isEmpty();
        if (!asked) {
            Messages.addGlobalInfo("unbanEvery.none");
        }
    }

    public void lift() {
        if (typed != getTotal()) {
            Messages.addError("unbanEvery:number", "unbanEvery.wrong");
            return;
        }
        close();
        undoView.offer(undo.unbanAll(
                HostId.LOCAL,
                getJail(),
                new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, true)));
    }

    public void close() {
        asked = false;
        typed = 0;
    }

    /** Null for all. */
    public JailName getJail() {
        return jailView.getName();
    }

    public boolean isAsked() {
        return asked;
    }

    /** The jails with bans. */
    public List<JailSummary> getCrowded() {
        return crowded;
    }

    public long getTotal() {
        return crowded.stream().mapToLong(JailSummary::currentlyBanned).sum();
    }

    public Long getTyped() {
        return typed == 0 ? null : Long.valueOf(typed);
    }

    public void setTyped(Long typed) {
        this.typed = typed == null ? 0 : typed;
    }
}
