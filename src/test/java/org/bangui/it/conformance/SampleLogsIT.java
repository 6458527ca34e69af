package org.bangui.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bangui.fail2ban.files.Command;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Release;
import org.bangui.fail2ban.regex.FailRegex;
import org.bangui.testing.Fail2banRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Every stock expression finds in fail2ban's sample logs what it finds in Python: same place, same groups. */
class SampleLogsIT {

    private static final Pattern DATE = Pattern.compile(
            "^(?:\\w{3} +\\d+ [\\d:]{8}|\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]+\\S*|\\[[^\\]]*\\d\\d:\\d\\d[^\\]]*\\])\\s?",
            Pattern.UNICODE_CHARACTER_CLASS);

    @TempDir
    Path root;

    private final Map<Object, FailRegex> prefixes = new HashMap<>();

    @Test
    void theInstalledRelease() throws IOException, InterruptedException {
        compare(Fail2banRelease.installed());
    }

    @Test
    void theNextRelease() throws IOException, InterruptedException {
        compare(Fail2banRelease.next());
    }

    private void compare(Fail2banRelease release) throws IOException, InterruptedException {
        Path logs = release.root().resolve("usr/lib/python3/dist-packages/fail2ban/tests/files/logs");
        if (!Files.isDirectory(logs)) {
            throw new TestAbortedException("The package of fail2ban " + release.version() + " brings no sample logs.");
        }
        Path config = new StockFolder(root, release).write().config();
        List<Command> stream = new ConfigurationReader(
                        FileTree.onDisk(), config.toString(), new Release(release.version()))
                .read()
                .commands();
        List<String> ours = new ArrayList<>();
        for (Command command : stream) {
            search(command, logs, ours);
        }
        assertThat(ours).hasSizeGreaterThan(10_000);
        List<String> theirs = byPython(release, stream, logs);
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i)).as("search " + i).isEqualTo(theirs.get(i));
        }
    }

    private List<String> byPython(Fail2banRelease release, List<Command> stream, Path logs)
            throws IOException, InterruptedException {
        Path script = Path.of("src/test/resources/org/bangui/it/conformance/search_samples.py");
        Path streamFile = Files.write(
                root.resolve("stream.txt"),
                stream.stream().map(Command::toString).toList());
        Path results = root.resolve("results.txt");
        Process python = release.python(
                        List.of(script.toString(), streamFile.toString(), logs.toString(), results.toString()))
                .inheritIO()
                .start();
        assertThat(python.waitFor()).isZero();
        return Files.readAllLines(results, StandardCharsets.ISO_8859_1);
    }

    private void search(Command command, Path logs, List<String> results) throws IOException {
        List<Object> words = command.words();
        boolean isRegex = words.size() > 3
                && List.of("prefregex", "addfailregex", "addignoreregex").contains(words.get(2));
        if (!isRegex || !Files.isRegularFile(logs.resolve(words.get(1).toString()))) {
            return;
        }
        Collection<?> expressions = words.get(3) instanceof List<?> many ? many : List.of(words.get(3));
        for (Object expression : expressions) {
            FailRegex regex = FailRegex.compile(expression.toString());
            if (words.get(2).equals("prefregex")) {
                prefixes.put(words.get(1), regex);
            }
            for (String text : texts(logs.resolve(words.get(1).toString()), prefixes.get(words.get(1)))) {
                results.add(regex.search(text).map(SampleLogsIT::shown).orElse("-"));
            }
        }
    }

    private static List<String> texts(Path log, FailRegex prefix) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readString(log, StandardCharsets.ISO_8859_1)
                .replaceFirst("\n$", "")
                .split("\n", -1)) {
            if (!line.startsWith("#")) {
                String cut = DATE.matcher(line).replaceFirst("");
                texts.add(line);
                texts.add(cut);
                if (prefix != null) {
                    prefix.search(cut)
                            .map(match -> match.groups().get("content"))
                            .ifPresent(content -> texts.add(content.orElse("")));
                }
            }
        }
        return texts;
    }

    private static String shown(FailRegex.Match match) {
        StringBuilder text = new StringBuilder(match.start() + "," + match.end());
        Map<String, Optional<String>> sorted = new TreeMap<>(match.groups());
        sorted.forEach(
                (name, value) -> text.append('\t').append(name).append('=').append(value.orElse("~")));
        return text.toString().replace("\r", "\\r").replace("\n", "\\n");
    }
}
