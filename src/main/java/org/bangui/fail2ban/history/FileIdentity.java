package org.bangui.fail2ban.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells a file from another that took its name. */
final class FileIdentity {

    private FileIdentity() {}

    static String of(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toString() : key.toString();
    }
}
