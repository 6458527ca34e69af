package org.bangui.config;

import java.io.Serializable;
import java.util.List;

/**
 * A filter or action that the files define.
 *
 * @param name the files' name without folder and suffix
 * @param files under the configuration folder
 * @param made whether BanGUI made all of them, so that it may be deleted
 * @param usedBy the jails that use it, or would were they enabled
 */
public record DefinitionEntry(String name, List<String> files, boolean made, List<String> usedBy)
        implements Serializable {

    public DefinitionEntry {
        files = List.copyOf(files);
        usedBy = List.copyOf(usedBy);
    }
}
