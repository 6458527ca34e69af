package org.bangui.geo;

/** The registries cannot be asked from here, or not now. */
public class RegistryAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryAwayException(String why, Throwable cause) {
        super("The registries cannot be asked: " + why, cause);
    }
}
