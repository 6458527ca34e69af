package org.bangui.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bangui.testing.Fail2banRelease;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The stream of every nasty configuration is the one fail2ban's own client makes, and so is the refusal. */
class HandMadeConfigurationsIT {

    @TempDir
    Path root;

    @TestFactory
    List<DynamicTest> theInstalledRelease() throws IOException {
        return compareAll(Fail2banRelease.installed());
    }

    @TestFactory
    List<DynamicTest> theNextRelease() throws IOException {
        return compareAll(Fail2banRelease.next());
    }

    @TestFactory
    List<DynamicTest> thePreviousRelease() throws IOException {
        return compareAll(Fail2banRelease.previous());
    }

    private List<DynamicTest> compareAll(Fail2banRelease release) throws IOException {
        List<HandMadeFolder> folders = HandMadeFolder.all();
        List<Path> paths = new ArrayList<>();
        for (HandMadeFolder folder : folders) {
            paths.add(folder.writeBelow(root));
        }
        List<Dumped> theirs = Dumped.byClient(release, paths);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            HandMadeFolder folder = folders.get(i);
            Dumped dumped = theirs.get(i);
            Path path = paths.get(i);
            tests.add(dynamicTest(folder.name(), () -> {
                assertThat(dumped.accepted()).as("the client accepts it").isEqualTo(folder.isAccepted());
                assertThat(Dumped.byReader(release, path)).isEqualTo(dumped);
            }));
        }
        return tests;
    }
}
