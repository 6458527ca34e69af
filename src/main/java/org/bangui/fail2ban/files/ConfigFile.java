package org.bangui.fail2ban.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One file of the configuration folder as it was when it was read.
 *
 * @param path its name in the folder
 * @param content its bytes
 * @param etag changes with the content
 * @param changed when it was last written
 * @param writable whether BanGUI may write it: an administrator's file or one that BanGUI made
 * @param made whether BanGUI made it, and may delete it
 */
public record ConfigFile(
        ConfigPath path, byte[] content, String etag, Instant changed, boolean writable, boolean made) {

    /** The content as UTF-8, wrong bytes shown as �. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
