package org.bangui.fail2ban.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one file the way Python's configparser does with fail2ban's settings, and remembers the lines. */
final class IniParser {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern DELIMITER = Pattern.compile("[=:]");

    private final IniFile file;
    private final Release release;
    private final Set<List<String>> seen = new HashSet<>();
    private String sectionName;
    private Map<String, Value> section;
    private String option;
    private final List<String> valueLines = new ArrayList<>();
    private final List<Integer> valueLineNumbers = new ArrayList<>();
    private int indent;
    private int lineNumber;

    private IniParser(String path, Release release) {
        file = new IniFile(path);
        this.release = release;
    }

    /** The text of a file, nothing else than UTF-8. */
    static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** @throws BrokenConfigurationException at the first line that is wrong */
    static IniFile parse(String path, String text, Release release) {
        IniParser parser = new IniParser(path, release);
        List<String> lines = Arrays.asList(LINE_END.split(text, -1));
        boolean endsWithLineEnd = lines.get(lines.size() - 1).isEmpty();
        for (String line : lines.subList(0, lines.size() - (endsWithLineEnd ? 1 : 0))) {
            parser.lineNumber++;
            parser.take(line);
        }
        parser.endOption();
        return parser.file;
    }

    private void take(String line) {
        int comment = commentStart(line);
        String content = Python.strip(comment < 0 ? line : line.substring(0, comment));
        if (content.isEmpty()) {
            if (comment < 0) {
                continueValue("");
            }
            return;
        }
        int ownIndent = line.indexOf(content.charAt(0));
        if (option != null && ownIndent > indent) {
            continueValue(content);
            return;
        }
        indent = ownIndent;
        String header = header(content, release);
        if (header != null) {
            startSection(header);
        } else {
            startOption(content);
        }
    }

    /** The index of the comment: a line that starts with # or ;, or a ; after white space. -1 when there is none. */
    static int commentStart(String line) {
        String stripped = Python.strip(line);
        if (stripped.startsWith("#") || stripped.startsWith(";")) {
            return 0;
        }
        int at = line.indexOf(';');
        while (at > 0 && !Python.isSpace(line.charAt(at - 1))) {
            at = line.indexOf(';', at + 1);
        }
        return at;
    }

    /** The name in brackets that begins a section, null when the line does not. */
    static String header(String content, Release release) {
        if (!content.startsWith("[")) {
            return null;
        }
        int end = release.endsSectionNameAtFirstBracket() ? content.indexOf(']') : content.lastIndexOf(']');
        return end < 2 ? null : content.substring(1, end);
    }

    private void startSection(String name) {
        endOption();
        boolean isDefault = name.equals(IniFile.DEFAULT);
        if (!isDefault && file.sections().containsKey(name)) {
            throw broken(
                    "The section [" + name + "] is already in this file at line "
                            + file.headers().get(name) + ".",
                    "Move its options there.");
        }
        sectionName = name;
        section = isDefault ? file.defaults() : new LinkedHashMap<>();
        file.headers().putIfAbsent(name, lineNumber);
        if (!isDefault) {
            file.sections().put(name, section);
        }
    }

    private void startOption(String content) {
        endOption();
        if (section == null) {
            throw broken("The file does not begin with a [section].", "Put a line such as [sshd] before it.");
        }
        String[] sides = DELIMITER.split(content, 2);
        String name = Python.lower(Python.stripEnd(sides[0]));
        if (sides.length < 2 || name.isEmpty()) {
            throw broken(
                    "This line is neither a [section] nor \"option = value\".",
                    "Correct it; a line that goes on a value is indented, a comment begins with #.");
        }
        if (!seen.add(List.of(sectionName, name))) {
            throw broken(
                    "The option " + name + " is already in section [" + sectionName + "] of this file at line "
                            + section.get(name).source().line() + ".",
                    "Remove one of the two.");
        }
        option = name;
        continueValue(Python.strip(sides[1]));
    }

    private void continueValue(String content) {
        if (option != null) {
            valueLines.add(content);
            valueLineNumbers.add(lineNumber);
        }
    }

    private void endOption() {
        if (option == null) {
            return;
        }
        String text = Python.stripEnd(String.join("\n", valueLines));
        int kept = Python.lines(text).size();
        section.put(option, Value.of(text, new Source(file.path(), valueLineNumbers.subList(0, kept))));
        option = null;
        valueLines.clear();
        valueLineNumbers.clear();
    }

    private BrokenConfigurationException broken(String sentence, String fix) {
        return new BrokenConfigurationException(Source.of(file.path(), lineNumber), sentence, fix);
    }
}
