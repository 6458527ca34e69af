package org.bangui.fail2ban.files;

/** Something wrong in one jail that makes fail2ban leave out that jail only; the message is fail2ban's own. */
final class SkippedJailException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Source source;

    SkippedJailException(Source source, String message) {
        super(message);
        this.source = source;
    }

    Source source() {
        return source;
    }
}
