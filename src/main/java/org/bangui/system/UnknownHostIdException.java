package org.bangui.system;

/** A host was named that is not there. */
public class UnknownHostIdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownHostIdException(HostId host) {
        super("There is no fail2ban host \"" + host + "\".");
    }
}
