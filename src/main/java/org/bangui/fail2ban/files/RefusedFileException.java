package org.bangui.fail2ban.files;

/** A file or a value that must not be written as it was asked for; nothing was changed. */
public final class RefusedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedFileException(String sentence) {
        super(sentence);
    }
}
