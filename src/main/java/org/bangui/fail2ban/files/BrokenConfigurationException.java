package org.bangui.fail2ban.files;

/** Something so wrong that fail2ban's client gives up entirely, whichever jail it belongs to. */
final class BrokenConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Source source;

    BrokenConfigurationException(Source source, String sentence) {
        super(sentence);
        this.source = source;
    }

    /** Where it stands. */
    Source source() {
        return source;
    }
}
