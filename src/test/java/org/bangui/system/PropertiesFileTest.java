package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesFileTest {

    @TempDir
    Path folder;

    @Test
    void otherLinesStayAndTheValueIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("bangui.properties"), "# mine\nhttp.port=1\ndatabase.url = old\n");

        new PropertiesFile(file).set(Map.of("database.url", "jdbc:postgresql://db/b?user=x"));

        assertThat(Files.readString(file)).startsWith("# mine\nhttp.port=1\n").doesNotContain("old");
        assertThat(read(file).getProperty("database.url")).isEqualTo("jdbc:postgresql://db/b?user=x");
    }

    @Test
    void anyTextComesBackAsItWas() throws IOException {
        Path file = folder.resolve("bangui.properties");
        String nasty = "  a=b:c#d!e\\f\nhttp.port=1\té✓";

        new PropertiesFile(file).set(Map.of("database.password", nasty));

        assertThat(read(file)).hasSize(1).containsEntry("database.password", nasty);
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        Path file = folder.resolve("bangui.properties");

        new PropertiesFile(file).set(Map.of("database.password", "secret"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingElseIsLeftBehind() throws IOException {
        new PropertiesFile(folder.resolve("bangui.properties")).set(Map.of("database.url", "x"));

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
