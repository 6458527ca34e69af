package org.bangui.fail2ban.files;

/** Something wrong in one jail that makes fail2ban leave out that jail only; the message is fail2ban's own. */
final class SkippedJailException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Source source;
    private final String fix;

    /** @param fix what to do about it */
    SkippedJailException(Source source, String message, String fix) {
        super(message);
        this.source = source;
        this.fix = fix;
    }

    String fix() {
        return fix;
    }

    Source source() {
        return source;
    }
}
