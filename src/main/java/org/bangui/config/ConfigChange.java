package org.bangui.config;

import java.util.List;
import org.bangui.fail2ban.files.FileChange;

/**
 * A wish: files as they shall be.
 *
 * @param who asks for it, as a person may read it
 * @param why one sentence
 * @param files each with what it replaces
 */
public record ConfigChange(String who, String why, List<FileChange> files) {

    private static final int LONGEST = 500;

    public ConfigChange {
        files = List.copyOf(files);
        who = brief(who);
        why = brief(why);
    }

    private static String brief(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{C}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
