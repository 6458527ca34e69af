package org.bangui.fail2ban.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a command that reads a configuration folder, each followed by its value. */
public final class Arguments {

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException with the usage when an option is none of these or has no value */
    public Arguments(List<String> arguments, List<String> options, String usage) {
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!options.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(usage);
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
    }

    /** The value of the option, else the fallback. */
    public String get(String option, String fallback) {
        return values.getOrDefault(option, fallback);
    }

    /** The reader of the folder asked for. */
    public ConfigurationReader reader() {
        return new ConfigurationReader(FileTree.onDisk(), get("--config-dir", "/etc/fail2ban"), release());
    }

    /** The release asked for, else the installed one, else the newest that is known. */
    public Release release() {
        String wanted = values.get("--for");
        return wanted == null ? Release.installed() : new Release(wanted);
    }
}
