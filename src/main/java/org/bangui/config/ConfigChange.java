package org.bangui.config;

import java.util.List;
import org.bangui.fail2ban.files.FileChange;

/**
 * A wish: files as they shall be.
 *
 * @param who asks for it, as a person may read it
 * @param why one sentence
 * @param files each with what it replaces
 * @param from the address the caller works from, null when nobody knows
 * @param force whether administrators may lose their exemption from bans
 */
public record ConfigChange(String who, String why, List<FileChange> files, String from, boolean force) {

    private static final int LONGEST = 500;

    public ConfigChange {
        files = List.copyOf(files);
        who = brief(who);
        why = brief(why);
    }

    /** A change that insists. */
    public ConfigChange(String who, String why, List<FileChange> files) {
        this(who, why, files, null, true);
    }

    /** The wish of the same caller for other files. */
    ConfigChange with(String otherWhy, List<FileChange> otherFiles) {
        return new ConfigChange(who, otherWhy, otherFiles, from, force);
    }

    private static String brief(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{C}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
