package org.bangui.system;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** {@code bangui.properties}: changed as a whole, so that a crash leaves the old or the new file, never half of one. */
final class PropertiesFile {

    static final String NAME = "bangui.properties";

    private final Path file;

    PropertiesFile(Path file) {
        this.file = file;
    }

    /** Sets the values and keeps every other line as it is; a null value drops the setting. */
    void set(Map<String, String> values) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.removeIf(line -> values.keySet().stream().anyMatch(key -> sets(line, key)));
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue() != null) {
                lines.add(line(value.getKey(), value.getValue()));
            }
        }
        replace(String.join("\n", lines) + "\n");
    }

    private static boolean sets(String line, String key) {
        return line.stripLeading().matches(java.util.regex.Pattern.quote(key) + "\\s*[=:\\s].*");
    }

    private static String line(String key, String value) throws IOException {
        Properties one = new Properties();
        one.setProperty(key, value);
        StringWriter text = new StringWriter();
        one.store(text, null);
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
    }

    private void replace(String text) throws IOException {
        Path temporary = Files.createTempFile(
                file.getParent(),
                NAME,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
