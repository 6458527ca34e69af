package org.bangui.config;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A jail that the files define.
 *
 * @param state {@code disabled}, {@code ready}, {@code left_out} (fail2ban would leave it out) or {@code broken} (fail2ban would
 *     lose every jail at a reload)
 * @param filter empty when it has none
 * @param file where {@code enabled} is stated, under the configuration folder; empty when nowhere
 * @param findings how many things are wrong with it
 */
public record ConfiguredJail(
        String name, String state, boolean enabled, String filter, String backend, String file, int line, long findings)
        implements Serializable {

    /** As a person looks for them: those that run before the others, each by name. */
    static final Comparator<ConfiguredJail> ACTIVE_FIRST =
            Comparator.comparing((ConfiguredJail jail) -> !jail.enabled()).thenComparing(ConfiguredJail::name);
}
