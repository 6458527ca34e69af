package org.bangui.fail2ban.files;

/** A file is no longer what it was when the change of it was begun; nothing was changed. */
public final class StaleFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleFileException(ConfigPath path) {
        super(path + " has been changed by somebody else since it was read; look at it again before changing it.");
    }
}
