package org.bangui.bans;

/** What is to be undone is not known, or not any more. */
public class UndoOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndoOverException() {
        super("This can no longer be undone: an unban can be for a minute, and once.");
    }
}
