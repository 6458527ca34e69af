package org.bangui.fail2ban.files;

/** There is no such file in the configuration folder. */
public final class UnknownFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownFileException(String path) {
        super("There is no file " + path + " in fail2ban's configuration folder.");
    }
}
