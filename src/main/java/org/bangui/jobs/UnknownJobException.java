package org.bangui.jobs;

/** A job was named that nobody knows, or no longer. */
public class UnknownJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownJobException() {
        super("There is no such job; ended ones are forgotten after a week.");
    }
}
