package org.bangui.setup;

import java.io.Serializable;

/** What a live try of a socket found. {@code version} only for {@code OK}; {@code detail} says what to do otherwise. */
public record SocketVerdict(Kind kind, String version, String detail) implements Serializable {

    public enum Kind {
        OK,
        NOT_THERE,
        NO_PERMISSION,
        NOT_ANSWERING
    }
}
