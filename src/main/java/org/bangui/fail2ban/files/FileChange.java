package org.bangui.fail2ban.files;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * What one file shall become.
 *
 * @param path its name in the folder
 * @param content its new bytes; null removes it
 * @param expected the etag of what it replaces, {@link ConfigurationFolder#ABSENT} when there must be nothing yet; null when
 *     that does not matter
 */
public record FileChange(ConfigPath path, byte[] content, String expected) implements Serializable {

    /** A text in place of exactly that earlier content. */
    public static FileChange write(ConfigPath path, String text, String expected) {
        return new FileChange(path, text.getBytes(StandardCharsets.UTF_8), expected);
    }

    /** The file's end. */
    public static FileChange remove(ConfigPath path, String expected) {
        return new FileChange(path, null, expected);
    }

    /** Whether it removes the file. */
    public boolean removes() {
        return content == null;
    }
}
