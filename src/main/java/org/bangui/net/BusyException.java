package org.bangui.net;

import java.time.Duration;

/** The server said "not now". */
final class BusyException extends DownloadException {

    private final Duration retryAfter;

    BusyException(int status, Duration retryAfter) {
        super("The server answered with status " + status + ", more than once.");
        this.retryAfter = retryAfter;
    }

    /** How long to wait before asking again; null when the server wants more than may be waited. */
    Duration wait(Duration usual, Duration longest) {
        Duration wait = retryAfter == null || retryAfter.compareTo(usual) < 0 ? usual : retryAfter;
        return wait.compareTo(longest) > 0 ? null : wait;
    }
}
