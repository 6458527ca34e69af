package org.bangui.web.faces;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.util.Iterator;
import org.bangui.config.WaitedTooLongException;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.server.DaemonNotBackException;
import org.bangui.system.InvalidInputException;
import org.bangui.web.Correlation;
import org.omnifaces.util.Exceptions;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.primefaces.PrimeFaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one sentence for a person out of what a page's bean threw. Failures in mid-page stay with the server's error page. */
class ErrorMessages extends ExceptionHandlerWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMessages.class);

    ErrorMessages(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            if (told(Exceptions.unwrap(events.next().getContext().getException()))) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean told(Throwable thrown) {
        FacesContext context = FacesContext.getCurrentInstance();
        if (thrown instanceof ViewExpiredException) {
            reload(context);
        } else if (context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
            return false;
        } else {
            Messages.addGlobalError("error.withId", sentence(thrown), Correlation.of(Faces.getRequest()));
        }
        return true;
    }

    private static void reload(FacesContext context) {
        if (context.getPartialViewContext().isAjaxRequest()) {
            PrimeFaces.current().executeScript("bangui.reload()");
            Faces.renderResponse();
        } else {
            Faces.redirect(Faces.getRequestURIWithQueryString());
        }
    }

    private static String sentence(Throwable thrown) {
        if (thrown instanceof Unreachable unreachable) {
            return MessageTexts.text("error.unreachable." + unreachable.reason(), thrown.getMessage());
        }
        if (thrown instanceof Refused refused && refused.unknownJail()) {
            return MessageTexts.text("error.unknownJail");
        }
        if (thrown instanceof DaemonNotBackException) {
            return MessageTexts.text("error.notBack", thrown.getMessage());
        }
        if (thrown instanceof WaitedTooLongException) {
            return MessageTexts.text("error.waitedTooLong");
        }
        if (thrown instanceof InvalidInputException input) {
            return input.faults().get(0).in(Faces.getLocale());
        }
        if (thrown.getClass().getName().startsWith("org.bangui.")) {
            return thrown.getMessage();
        }
        LOG.error("A page failed.", thrown);
        return MessageTexts.text("error.unexpected");
    }
}
