package org.bangui.net;

/** A URL that is never fetched: not HTTP, or it leads to an address that is not on the public Internet. */
public class RefusedUrlException extends DownloadException {

    public RefusedUrlException(String message) {
        super(message);
    }
}
