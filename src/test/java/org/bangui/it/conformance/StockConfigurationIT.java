package org.bangui.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Release;
import org.bangui.testing.Fail2banRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream of every stock jail is the one fail2ban's own client makes, and lint finds nothing wrong. */
class StockConfigurationIT {

    @TempDir
    Path root;

    @Test
    void theInstalledRelease() throws IOException {
        compare(Fail2banRelease.installed());
    }

    @Test
    void theNextRelease() throws IOException {
        compare(Fail2banRelease.next());
    }

    @Test
    void thePreviousRelease() throws IOException {
        compare(Fail2banRelease.previous());
    }

    private static ConfigurationReader reader(Fail2banRelease release, StockFolder folder) {
        return new ConfigurationReader(FileTree.onDisk(), folder.config().toString(), new Release(release.version()));
    }

    private void compare(Fail2banRelease release) throws IOException {
        StockFolder folder = new StockFolder(root, release).write();
        Dumped ours = Dumped.byReader(release, folder.config());
        assertThat(List.of(ours)).isEqualTo(Dumped.byClient(release, List.of(folder.config())));
        assertThat(ours.lines().stream().filter(line -> line.startsWith("['start', ")))
                .hasSameSizeAs(folder.jails());
        assertThat(ours.lines()).anyMatch(line -> line.contains("addlogpath"));
        assertThat(reader(release, folder).check()).as("what lint says").isEmpty();
    }
}
