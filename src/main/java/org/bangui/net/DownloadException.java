package org.bangui.net;

/** A download did not happen or was cut off; the message says why in one sentence. */
public class DownloadException extends RuntimeException {

    public DownloadException(String message) {
        super(message);
    }

    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
