package org.bangui.config;

/** A jail, filter or action was named that no file defines. */
public final class UnknownConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnknownConfigException(String sentence) {
        super(sentence);
    }

    static UnknownConfigException jail(String name) {
        return new UnknownConfigException("No file defines the jail \"" + brief(name) + "\".");
    }

    static UnknownConfigException definition(String kind, String name) {
        return new UnknownConfigException("There is no file for \"" + brief(name) + "\" in " + kind + ".");
    }

    private static String brief(String name) {
        return name.length() <= 64 ? name : name.substring(0, 63) + "…";
    }
}
