package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    private static final byte[] CANDIDATE = "candidate".getBytes();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("jail.conf"), "disk");
    }

    @Test
    void aReplacedFileIsReadAsReplacedAndTheDiskStaysAsItIs() {
        FileTree tree = FileTree.onDisk().with(file, CANDIDATE);
        assertThat(tree.read(folder + "/sub/../jail.conf")).hasValue(CANDIDATE);
        assertThat(file).hasContent("disk");
    }

    @Test
    void aRemovedFileIsNotThere() {
        FileTree tree = FileTree.onDisk().without(file);
        assertThat(tree.exists(file.toString())).isFalse();
        assertThat(tree.read(file.toString())).isEmpty();
        assertThat(tree.names(folder.toString())).isEmpty();
    }

    @Test
    void anAddedFileBringsItsFolder() {
        FileTree tree = FileTree.onDisk().with(folder.resolve("jail.d/new.local"), CANDIDATE);
        assertThat(tree.isFolder(folder + "/jail.d")).isTrue();
        assertThat(new Glob(tree).find(folder + "/jail.d/*.local")).containsExactly(folder + "/jail.d/new.local");
    }

    @Test
    void aFileRemovedAndAddedAgainIsThere() {
        FileTree tree = FileTree.onDisk().without(file).with(file, CANDIDATE);
        assertThat(tree.read(file.toString())).hasValue(CANDIDATE);
    }

    @Test
    void aLinkIntoNowhereIsNamedButDoesNotExist() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        assertThat(FileTree.onDisk().isNamed(link.toString())).isTrue();
        assertThat(FileTree.onDisk().exists(link.toString())).isFalse();
    }
}
