package org.bangui.jails;

/**
 * What the files say.
 *
 * @param source where, for example {@code jail.local:12}
 */
record Stored(String value, String source) {}
