package org.bangui.auth;

/** Something only a person at the console may do, not a script with an API token. */
public class PersonRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PersonRequiredException() {
        super("An API token may not do this: log in with the password.");
    }
}
