package org.bangui.web;

import java.io.IOException;

/** The body of a request is larger than it may be. */
public class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("The body is too large.");
    }
}
