package org.bangui.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hand-made configuration, kept in one text. Its first line is {@code # accepted: why} or {@code # refused: why}: whether
 * fail2ban gets a stream of it. Then each file follows its {@code >>> path}; in brackets may stand {@code crlf}, {@code bom},
 * {@code latin-1}, {@code empty} or {@code link to nowhere}. A {@code @/} stands for the folder.
 */
record HandMadeFolder(String name, String text) {

    private static final Pattern FILE = Pattern.compile("(?m)^>>> (.+?)(?: \\(([^)]+)\\))?\n((?:(?!>>> ).*\n)*)");

    static List<HandMadeFolder> all() throws IOException {
        Path folder = Path.of("src/test/resources/org/bangui/it/conformance/hand-made");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(HandMadeFolder::read).toList();
        }
    }

    private static HandMadeFolder read(Path file) {
        try {
            return new HandMadeFolder(file.getFileName().toString().replace(".txt", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAccepted() {
        return text.startsWith("# accepted: ");
    }

    /** Writes it into a folder of its name. */
    Path writeBelow(Path parent) throws IOException {
        Path root = Files.createDirectories(parent.resolve(name));
        Files.writeString(root.resolve("fail2ban.conf"), "[Definition]\n");
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            Path path = root.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            write(path, file.group(3).replace("@/", root + "/"), file.group(2) == null ? "" : file.group(2));
        }
        return root;
    }

    private static void write(Path path, String content, String form) throws IOException {
        Charset charset = form.equals("latin-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        switch (form) {
            case "link to nowhere" -> Files.createSymbolicLink(path, Path.of("nowhere"));
            case "crlf" -> Files.writeString(path, content.replace("\n", "\r\n"));
            case "bom" -> Files.writeString(path, "\ufeff" + content);
            case "", "empty", "latin-1" -> Files.write(path, content.getBytes(charset));
            default -> throw new IllegalArgumentException("unknown form: " + form);
        }
    }
}
