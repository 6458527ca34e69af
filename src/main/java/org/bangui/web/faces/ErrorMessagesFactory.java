package org.bangui.web.faces;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link ErrorMessages} before the handler of the server. */
public class ErrorMessagesFactory extends ExceptionHandlerFactory {

    public ErrorMessagesFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new ErrorMessages(getWrapped().getExceptionHandler());
    }
}
