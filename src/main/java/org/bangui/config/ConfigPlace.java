package org.bangui.config;

import java.nio.file.Path;
import org.bangui.fail2ban.files.Release;

/**
 * Where a host's configuration is and how it is read.
 *
 * @param folder its configuration folder
 * @param release the daemon's release, or the likely one while it was not asked yet
 */
record ConfigPlace(Path folder, Release release) {

    /** The file's path under the folder; as it is when it lies elsewhere. */
    String relative(String file) {
        String prefix = folder + "/";
        return file.startsWith(prefix) ? file.substring(prefix.length()) : file;
    }
}
