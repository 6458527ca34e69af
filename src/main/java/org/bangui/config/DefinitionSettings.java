package org.bangui.config;

import java.io.Serializable;
import java.util.List;

/**
 * A filter or action as its files state it.
 *
 * @param entry its name, files and users
 * @param sections its sections, {@code Definition} and {@code Init} first
 */
public record DefinitionSettings(DefinitionEntry entry, List<Part> sections) implements Serializable {

    /** One section. */
    public record Part(String name, List<Setting> settings) implements Serializable {}
}
