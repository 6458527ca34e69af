package org.bangui.web.faces;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.ServletRequest;
import org.bangui.web.Passage;

/** The second check: a page asked for without passing the security filter is not shown. */
public class PassageListener implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        Object request = event.getFacesContext().getExternalContext().getRequest();
        if (!(request instanceof ServletRequest servlet) || !Passage.isOpen(servlet)) {
            throw new IllegalStateException("The security filter is not in force.");
        }
    }
}
