package org.bangui.config;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.files.ConfigFile;

/**
 * A file with its text.
 *
 * @param etag changes with the content; to be given back with a change
 */
public record ConfigFileContent(
        String path, String content, String etag, boolean writable, boolean made, Instant changedAt)
        implements Serializable {

    static ConfigFileContent of(ConfigFile file) {
        return new ConfigFileContent(
                file.path().value(), file.text(), file.etag(), file.writable(), file.made(), file.changed());
    }
}
