package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import org.bangui.jobs.JobService;
import org.bangui.jobs.JobView;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The offer to take back the last unban of this page. */
@Named
@ViewScoped
public class UndoView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    UndoService service;

    @Inject
    JobService jobs;

    @Inject
    JobView jobView;

    private Undoable offer;

    /** Tells what was lifted and offers to undo it. */
    public void offer(Undoable lifted) {
        offer = lifted.unbanned() > 0 ? lifted : null;
        Messages.addGlobalInfo("unbanMany.done", lifted.unbanned());
    }

    public void undo() {
        Undoable taken = offer;
        offer = null;
        try {
            Undone undone = service.undo(
                    taken.undo(),
                    new BanOrder(Faces.getRemoteUser(), Faces.getRequest().getRemoteAddr(), null, true));
            tell(undone);
        } catch (UndoOverException e) {
            Messages.addGlobalWarn("undo.over");
        }
    }

    private void tell(Undone undone) {
        if (undone.jobs().isEmpty()) {
            Messages.addGlobalInfo("undo.done", undone.restored(), undone.later(), undone.sooner());
        } else {
            undone.jobs().forEach(job -> jobView.watch(jobs.get(job)));
        }
        if (undone.lost() > 0) {
            Messages.addGlobalWarn("undo.lost", undone.lost());
        }
    }

    /** Null when there is nothing to undo, or no longer. */
    public Undoable getOffer() {
        return offer != null && offer.until().isAfter(Instant.now()) ? offer : null;
    }
}
