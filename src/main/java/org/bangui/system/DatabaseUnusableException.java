package org.bangui.system;

/** BanGUI's database cannot be used; the message says why and what to do. */
public class DatabaseUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
