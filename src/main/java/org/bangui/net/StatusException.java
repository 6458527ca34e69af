package org.bangui.net;

/** The server answered, but with a status that carries no body worth reading. */
public final class StatusException extends DownloadException {

    private final int status;

    StatusException(int status) {
        super("The server answered with status " + status + ".");
        this.status = status;
    }

    public int status() {
        return status;
    }
}
