package org.bangui.bans;

/** What is to be undone is still being done. */
public class StillLiftingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StillLiftingException() {
        super("The bans are still being lifted. Wait for the job, or cancel it, and undo it then.");
    }
}
