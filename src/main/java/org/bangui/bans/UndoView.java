package org.bangui.bans;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import org.bangui.bans.UndoService.Lifting;
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
    private String lifting;

    /** Tells what was lifted and offers to undo it. */
    public void offer(Undoable lifted) {
        offer(lifted, "unbanMany.done", lifted.unbanned());
    }

    /** Offers to undo it, after telling this. */
    public void offer(Undoable lifted, String message, Object... parameters) {
        offer = lifted.unbanned() > 0 ? lifted : null;
        lifting = null;
        Messages.addGlobalInfo(message, parameters);
    }

    /** As {@link #offer(Undoable)}; what a job lifts can be undone when it ends. */
    public void offer(Lifting started) {
        if (started.job() == null) {
            offer(started.done());
        } else {
            offer = null;
            lifting = started.job().id();
            jobView.watch(started.job());
        }
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
            Messages.addGlobalInfo("undo.started");
        }
        if (undone.lost() > 0) {
            Messages.addGlobalWarn("undo.lost", undone.lost());
        }
    }

    /** Null when there is nothing to undo, not yet, or no longer. */
    public Undoable getOffer() {
        if (lifting != null) {
            service.liftedBy(lifting).ifPresent(lifted -> {
                offer = lifted.unbanned() > 0 ? lifted : null;
                lifting = null;
            });
        }
        return offer != null && offer.until().isAfter(Instant.now()) ? offer : null;
    }
}
