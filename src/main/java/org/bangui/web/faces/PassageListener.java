package org.bangui.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bangui.web.Passage;

/** The second check: a page asked for without passing the security filter is not shown. */
public class PassageListener implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    // an exception would not do: Faces hands it to its handler and goes on to show the page
    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        Object request = faces.getExternalContext().getRequest();
        if (!(request instanceof ServletRequest servlet) || !Passage.isOpen(servlet)) {
            faces.getExternalContext().responseReset();
            faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
            faces.responseComplete();
        }
    }
}
