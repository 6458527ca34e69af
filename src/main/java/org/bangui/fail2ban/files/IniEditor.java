package org.bangui.fail2ban.files;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Changes single options of one file and leaves everything else as it is: comments, blank lines, order, indents, line ends.
 * After each change the file is read as fail2ban reads it; when anything but the wanted option would have changed, the change
 * is refused.
 */
public final class IniEditor {

    private static final Pattern OPTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.?/-]{0,99}");
    private static final Pattern SECTION = Pattern.compile("[^\\[\\]\\p{C}\\s][^\\[\\]\\p{C}]{0,99}");

    private final ConfigPath path;
    private IniLines lines;

    private IniEditor(ConfigPath path, IniLines lines) {
        this.path = path;
        this.lines = lines;
    }

    /**
     * Begins with a file's content; an empty one is a new file.
     *
     * @throws RefusedFileException when fail2ban could not read it
     */
    public static IniEditor of(ConfigPath path, byte[] content) {
        try {
            IniLines lines = IniLines.of(IniParser.decode(content));
            IniEditor editor = new IniEditor(path, lines);
            editor.parse(lines);
            return editor;
        } catch (CharacterCodingException e) {
            throw new RefusedFileException(
                    path + " is not encoded in UTF-8, so fail2ban ignores it; save it in UTF-8 first.");
        }
    }

    /** The value as the file states it, references unresolved, lines joined by line feeds. */
    public Optional<String> get(String section, String option) {
        return Optional.ofNullable(options(parse(lines), section).get(Python.lower(option)))
                .map(Value::text);
    }

    /** Whether the file has this section. */
    public boolean has(String section) {
        return parse(lines).headers().containsKey(section);
    }

    /**
     * States an option; the section is added when there is none.
     *
     * @param value a line feed begins a new line of the value; blanks around lines do not count
     * @throws RefusedFileException when the name or the value cannot be written so that fail2ban reads it back
     */
    public void set(String section, String option, String value) {
        requireNames(section, option);
        String normal = normal(option, value);
        IniLines changed = lines.with(section, option, List.of(normal.split("\n", -1)));
        require(changed, section, Python.lower(option), normal);
        lines = changed;
    }

    /** Takes an option out; nothing happens when it is not there. */
    public void remove(String section, String option) {
        if (get(section, option).isPresent()) {
            IniLines changed = lines.without(section, Python.lower(option));
            require(changed, section, Python.lower(option), null);
            lines = changed;
        }
    }

    /** Takes a whole section out, with the comments inside; nothing happens when it is not there. */
    public void removeSection(String section) {
        if (has(section)) {
            lines = lines.withoutSection(section);
            parse(lines);
        }
    }

    /** Whether no option is stated, whatever comments and sections there are. */
    public boolean isEmpty() {
        IniFile file = parse(lines);
        return file.defaults().isEmpty() && file.sections().values().stream().allMatch(Map::isEmpty);
    }

    /** The file as it is now. */
    public byte[] content() {
        return lines.text().getBytes(StandardCharsets.UTF_8);
    }

    private void requireNames(String section, String option) {
        if (!SECTION.matcher(section).matches() || section.endsWith(" ")) {
            throw new RefusedFileException(
                    "A section's name has 1 to 100 characters, no brackets and no control characters.");
        }
        if (!OPTION.matcher(option).matches()) {
            throw new RefusedFileException("An option's name has letters, digits, dots, dashes and underscores.");
        }
    }

    private static String normal(String option, String value) {
        boolean printable = value.chars()
                .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'
                        || c == '\u2028'
                        || c == '\u2029'
                        || c == '\ufeff');
        if (!printable || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new RefusedFileException("The value of " + option + " has a control character.");
        }
        List<String> stripped = new ArrayList<>();
        Python.lines(value).forEach(line -> stripped.add(Python.strip(line)));
        return Python.stripEnd(String.join("\n", stripped));
    }

    private void require(IniLines changed, String section, String option, String value) {
        IniFile before = parse(lines);
        IniFile after = parse(changed);
        Value now = options(after, section).remove(option);
        options(before, section).remove(option);
        before.sections().putIfAbsent(section, Map.of());
        after.sections().putIfAbsent(section, Map.of());
        if (!texts(before).equals(texts(after))) {
            throw new RefusedFileException(path + " is laid out so that changing " + option
                    + " would change other options as well; edit the file itself.");
        }
        boolean stated = value == null ? now == null : now != null && now.text().equals(value);
        if (!stated) {
            throw new RefusedFileException(
                    "The value of " + option
                            + " cannot be written so that fail2ban reads it: no line may begin with # or ;, and no ; may follow a blank.");
        }
    }

    private static Map<String, Map<String, String>> texts(IniFile file) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        file.sections().forEach((name, options) -> all.put(name, texts(options)));
        all.put(IniFile.DEFAULT, texts(file.defaults()));
        return all;
    }

    private static Map<String, String> texts(Map<String, Value> options) {
        Map<String, String> all = new LinkedHashMap<>();
        options.forEach((name, value) -> all.put(name, value.text()));
        return all;
    }

    private static Map<String, Value> options(IniFile file, String section) {
        return section.equals(IniFile.DEFAULT)
                ? file.defaults()
                : file.sections().getOrDefault(section, new LinkedHashMap<>());
    }

    private IniFile parse(IniLines text) {
        try {
            return IniParser.parse(path.value(), text.text(), Release.NEWEST);
        } catch (BrokenConfigurationException e) {
            throw new RefusedFileException(e.source() + ": " + e.getMessage());
        }
    }
}
