package org.bangui.jails;

/** A jail was named that does not run. */
public class UnknownJailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownJailException(String jail) {
        super("There is no running jail \"" + (jail.length() <= 64 ? jail : jail.substring(0, 63) + "…") + "\".");
    }
}
