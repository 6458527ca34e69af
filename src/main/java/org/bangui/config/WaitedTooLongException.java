package org.bangui.config;

/** Others changed jails for so long that the turn never came; nothing was done. */
public class WaitedTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WaitedTooLongException(Throwable cause) {
        super(
                "Others have been changing fail2ban's jails for a minute. Nothing was done; try again in a moment.",
                cause);
    }
}
