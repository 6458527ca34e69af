package org.bangui.config;

import java.nio.file.Path;
import java.util.Collection;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Release;
import org.bangui.system.HostId;

/**
 * One host with all that is needed to change its configuration.
 *
 * @param path its configuration folder, as fail2ban would be told
 * @param release of its daemon, or the likely one while it was never asked
 */
record Workshop(HostId host, Path path, Release release, Fail2ban daemon) {

    ConfigurationFolder folder() {
        return new ConfigurationFolder(path);
    }

    /** The reader of the files as they are. */
    ConfigurationReader reader() {
        return reader(FileTree.onDisk());
    }

    /** The reader of the files as they would be. */
    ConfigurationReader reader(FileTree files) {
        return new ConfigurationReader(files, path.toString(), release);
    }

    /** The configuration with other contents in place of some files, whoever may write them. */
    Configuration with(Collection<FileChange> files) {
        FileTree tree = FileTree.onDisk();
        for (FileChange file : files) {
            Path at = path.resolve(file.path().value());
            tree = file.removes() ? tree.without(at) : tree.with(at, file.content());
        }
        return reader(tree).read();
    }
}
