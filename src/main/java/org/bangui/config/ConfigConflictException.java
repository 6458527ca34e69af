package org.bangui.config;

/** What was asked for cannot be done as things are now; nothing was changed, or it was put back. */
public class ConfigConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigConflictException(String sentence) {
        super(sentence);
    }
}
