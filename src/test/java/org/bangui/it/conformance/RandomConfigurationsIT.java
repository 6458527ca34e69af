package org.bangui.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bangui.testing.Fail2banRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream of configurations nobody thought of is the one fail2ban's own client makes, and so is the refusal. */
class RandomConfigurationsIT {

    private static final int COUNT = Integer.getInteger("bangui.randomConfigurations", 40);
    private static final long FIRST = Long.getLong("bangui.firstSeed", 1);

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

    private void compare(Fail2banRelease release) throws IOException {
        List<HandMadeFolder> folders = LongStream.range(FIRST, FIRST + COUNT)
                .mapToObj(RandomFolder::of)
                .toList();
        List<Path> paths = new ArrayList<>();
        for (HandMadeFolder folder : folders) {
            paths.add(folder.writeBelow(root));
        }
        List<Dumped> theirs = Dumped.byClient(release, paths);
        for (int i = 0; i < COUNT; i++) {
            assertThat(Dumped.byReader(release, paths.get(i)))
                    .as(folders.get(i).name() + "\n" + folders.get(i).text())
                    .isEqualTo(theirs.get(i));
        }
        assertThat(theirs).filteredOn(Dumped::accepted).as("accepted").hasSizeGreaterThan(COUNT / 3);
    }
}
