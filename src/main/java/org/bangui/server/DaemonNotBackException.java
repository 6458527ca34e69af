package org.bangui.server;

/** The daemon was to be started and does not answer. */
public class DaemonNotBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DaemonNotBackException(String sentence) {
        super(sentence);
    }
}
