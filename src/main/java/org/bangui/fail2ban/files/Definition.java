package org.bangui.fail2ban.files;

import java.util.List;
import java.util.Map;

/**
 * A filter or an action as one jail uses it.
 *
 * @param name the file's name without suffix
 * @param given what the jail states in brackets, and what fail2ban adds to it
 * @param options what is sent, after all references are resolved
 * @param files what was read, in order
 */
public record Definition(String name, Map<String, Value> given, Map<String, Value> options, List<String> files) {}
