package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GlobTest {

    @TempDir
    Path folder;

    @BeforeEach
    void createFiles() throws IOException {
        for (String name : new String[] {"a.log", "b.log", "ab.log", "-.log", ".hidden.log", "a*"}) {
            Files.createFile(folder.resolve(name));
        }
    }

    private Stream<String> find(String pattern) {
        return new Glob(FileTree.onDisk())
                .find(folder + "/" + pattern).stream()
                        .map(path -> path.substring(folder.toString().length() + 1));
    }

    @Test
    void starsAndQuestionMarks() {
        assertThat(find("*.log")).containsExactly("-.log", "a.log", "ab.log", "b.log");
        assertThat(find("?.log")).containsExactly("-.log", "a.log", "b.log");
        assertThat(find("**")).containsExactly("-.log", "a*", "a.log", "ab.log", "b.log");
    }

    @Test
    void setsAndTheirNegation() {
        assertThat(find("[ab].log")).containsExactly("a.log", "b.log");
        assertThat(find("[!ab].log")).containsExactly("-.log");
        assertThat(find("[+--].log")).containsExactly("-.log");
        assertThat(find("a[*]")).containsExactly("a*");
    }

    @Test
    void hiddenFilesOnlyWhenAskedFor() {
        assertThat(find(".*.log")).containsExactly(".hidden.log");
    }

    @Test
    @Timeout(10)
    void noPatternTakesLong() {
        assertThatCode(() -> Files.createFile(folder.resolve("a".repeat(250)))).doesNotThrowAnyException();
        assertThat(find("*a".repeat(60) + "b")).isEmpty();
    }
}
