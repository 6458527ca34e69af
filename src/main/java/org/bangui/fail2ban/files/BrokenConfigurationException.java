package org.bangui.fail2ban.files;

/** Something so wrong that fail2ban's client gives up entirely, whichever jail it belongs to. */
final class BrokenConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Source source;
    private final String fix;

    /** @param fix what to do about it */
    BrokenConfigurationException(Source source, String sentence, String fix) {
        super(sentence);
        this.source = source;
        this.fix = fix;
    }

    String fix() {
        return fix;
    }

    /** Where it stands. */
    Source source() {
        return source;
    }
}
