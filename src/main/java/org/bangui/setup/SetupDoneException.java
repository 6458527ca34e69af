package org.bangui.setup;

/** The set-up was done before; it cannot be done twice. */
public class SetupDoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SetupDoneException() {
        super("The set-up was done already.");
    }
}
