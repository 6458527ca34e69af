package org.bangui.config;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.files.ConfigFile;

/**
 * A file of the configuration folder.
 *
 * @param writable whether BanGUI may write it: an administrator's file, or one BanGUI made
 * @param made whether BanGUI made it
 */
public record ConfigFileEntry(String path, boolean writable, boolean made, long size, Instant changedAt)
        implements Serializable {

    static ConfigFileEntry of(ConfigFile file) {
        return new ConfigFileEntry(
                file.path().value(), file.writable(), file.made(), file.content().length, file.changed());
    }
}
