package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The lines of one file, each with its own line end, and which of them belong to which option. */
final class IniLines {

    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\r|\n|\\z)");
    private static final Pattern HEAD = Pattern.compile("\\s*[^=:]*[=:][ \t]*");

    private final List<String> lines;
    private final String lineEnd;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> headers = new LinkedHashMap<>();

    /**
     * One option.
     *
     * @param indent the blanks before its name
     * @param at the index of each line of its value
     */
    private record Entry(String section, String option, int indent, List<Integer> at) {
        int last() {
            return at.get(at.size() - 1);
        }
    }

    private IniLines(List<String> lines, String lineEnd) {
        this.lines = List.copyOf(lines);
        this.lineEnd = lineEnd;
        scan();
    }

    static IniLines of(String text) {
        List<String> lines = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        String lineEnd = "\n";
        while (line.find() && line.end() > line.start()) {
            lineEnd = lines.isEmpty() && !line.group(2).isEmpty() ? line.group(2) : lineEnd;
            lines.add(line.group());
        }
        return new IniLines(lines, lineEnd);
    }

    String text() {
        return String.join("", lines);
    }

    private void scan() {
        String section = null;
        Entry entry = null;
        int indent = 0;
        for (int i = 0; i < lines.size(); i++) {
            String content = content(i);
            if (content.isEmpty()) {
                continue;
            }
            int own = lines.get(i).indexOf(content.charAt(0));
            if (entry != null && own > indent) {
                extend(entry, i);
                continue;
            }
            indent = own;
            String header = IniParser.header(content, Release.NEWEST);
            section = header == null ? section : header;
            entry = header == null ? entry(section, content, own, i) : null;
            if (header != null) {
                headers.put(header, i);
            }
        }
    }

    private Entry entry(String section, String content, int indent, int line) {
        String name = Python.lower(Python.stripEnd(content.split("[=:]", 2)[0]));
        Entry entry = new Entry(section, name, indent, new ArrayList<>(List.of(line)));
        entries.add(entry);
        return entry;
    }

    /** Blank lines between are part of the value, comments are not. */
    private void extend(Entry entry, int line) {
        IntStream.range(entry.last() + 1, line)
                .filter(each -> Python.strip(lines.get(each)).isEmpty())
                .forEach(entry.at()::add);
        entry.at().add(line);
    }

    /** What of a line counts: without comment, blanks around and line end. */
    private String content(int index) {
        String line = lines.get(index);
        int comment = IniParser.commentStart(line);
        return Python.strip(comment < 0 ? line : line.substring(0, comment));
    }

    private Optional<Entry> find(String section, String option) {
        return entries.stream()
                .filter(entry ->
                        section.equals(entry.section()) && entry.option().equals(option))
                .findFirst();
    }

    /** These lines with the option stated as wanted. */
    IniLines with(String section, String option, List<String> value) {
        Optional<Entry> present = find(section, Python.lower(option));
        if (present.isPresent()) {
            return replaced(present.get(), value);
        }
        return headers.containsKey(section) ? inserted(section, option, value) : appended(section, option, value);
    }

    private IniLines inserted(String section, String option, List<String> value) {
        int header = headers.get(section);
        Optional<Entry> last = entries.stream()
                .filter(entry -> section.equals(entry.section()) && entry.last() > header)
                .reduce((first, second) -> second);
        List<String> all = new ArrayList<>(lines);
        int after = last.map(Entry::last).orElse(header);
        all.set(after, ended(all.get(after)));
        all.addAll(after + 1, rendered(" ".repeat(last.map(Entry::indent).orElse(0)) + option + " = ", value));
        return new IniLines(all, lineEnd);
    }

    private IniLines appended(String section, String option, List<String> value) {
        List<String> all = new ArrayList<>(lines);
        if (!all.isEmpty()) {
            int last = all.size() - 1;
            all.set(last, ended(all.get(last)));
            all.add(lineEnd);
        }
        all.add("[" + section + "]" + lineEnd);
        all.addAll(rendered(option + " = ", value));
        return new IniLines(all, lineEnd);
    }

    private String ended(String line) {
        return line.endsWith("\n") || line.endsWith("\r") ? line : line + lineEnd;
    }

    private List<String> rendered(String head, List<String> value) {
        List<String> rendered = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String start = i == 0 ? head : " ".repeat(head.length());
            rendered.add(Python.stripEnd(start + value.get(i)) + lineEnd);
        }
        return rendered;
    }

    /** Lines of the value that stay the same keep their place and their comments, at its beginning and at its end. */
    private IniLines replaced(Entry entry, List<String> value) {
        List<String> before =
                new ArrayList<>(entry.at().stream().map(this::content).toList());
        before.set(0, Python.strip(before.get(0).split("[=:]", 2)[1]));
        int most = Math.min(before.size(), value.size());
        int same = 0;
        while (same < most && before.get(same).equals(value.get(same))) {
            same++;
        }
        int end = 0;
        while (end < most - Math.max(same, 1)
                && before.get(before.size() - 1 - end).equals(value.get(value.size() - 1 - end))) {
            end++;
        }
        return spliced(entry, value, same, end);
    }

    private IniLines spliced(Entry entry, List<String> value, int same, int end) {
        TreeMap<Integer, List<String>> changed = new TreeMap<>();
        int oldEnd = entry.at().size() - end;
        for (int i = same; i < oldEnd; i++) {
            boolean stays = i < value.size() - end;
            changed.put(entry.at().get(i), stays ? new ArrayList<>(List.of(line(entry, i, value.get(i)))) : List.of());
        }
        int anchor = entry.at().get(oldEnd - 1);
        List<String> added = new ArrayList<>();
        for (int i = oldEnd; i < value.size() - end; i++) {
            added.add(ended(line(entry, -1, value.get(i))));
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> present = changed.getOrDefault(i, List.of(lines.get(i)));
            boolean grows = i == anchor && !added.isEmpty();
            present.forEach(line -> all.add(grows ? ended(line) : line));
            if (grows) {
                all.addAll(added);
            }
        }
        return new IniLines(all, lineEnd);
    }

    /** @param index which line of the value it replaces, -1 for a new one */
    private String line(Entry entry, int index, String content) {
        if (index == 0) {
            String head = head(entry);
            return Python.stripEnd(head + content) + tail(entry.at().get(0));
        }
        String tail = index < 0 ? lineEnd : tail(entry.at().get(index));
        return Python.stripEnd(indent(entry) + content) + tail;
    }

    private String head(Entry entry) {
        Matcher head = HEAD.matcher(lines.get(entry.at().get(0)));
        String text = head.lookingAt() ? head.group() : "";
        boolean blank = text.length() > 1 && text.charAt(text.length() - 2) == ' ';
        return blank && !text.endsWith(" ") ? text + " " : text;
    }

    private String indent(Entry entry) {
        return entry.at().stream()
                .skip(1)
                .map(lines::get)
                .filter(line -> !Python.strip(line).isEmpty())
                .findFirst()
                .map(line -> line.substring(0, line.indexOf(Python.strip(line).charAt(0))))
                .orElseGet(() -> " ".repeat(head(entry).length()));
    }

    /** The comment behind a value, with the blanks before it, and the line end. */
    private String tail(int index) {
        String line = lines.get(index);
        int comment = IniParser.commentStart(line);
        if (comment > 0) {
            return line.substring(Python.stripEnd(line.substring(0, comment)).length());
        }
        return line.substring(Python.stripEnd(line).length()).replaceAll("[^\r\n]", "");
    }

    /** These lines without the option; comments between the lines of its value stay. */
    IniLines without(String section, String option) {
        List<Integer> gone = find(section, option).map(Entry::at).orElse(List.of());
        return keeping(index -> !gone.contains(index));
    }

    /** These lines without the section, from its header to its last value and the blank lines behind. */
    IniLines withoutSection(String section) {
        boolean[] gone = new boolean[lines.size()];
        boolean inside = false;
        for (int i = 0; i < gone.length; i++) {
            String content = content(i);
            String header = continues(i) ? null : IniParser.header(content, Release.NEWEST);
            inside = header == null ? inside : header.equals(section);
            gone[i] = inside;
        }
        keepCommentsOfTheNext(gone);
        return keeping(index -> !gone[index]);
    }

    private boolean continues(int index) {
        return entries.stream().anyMatch(entry -> entry.at().indexOf(index) > 0);
    }

    /** Comments right above a header that stays belong to it. */
    private void keepCommentsOfTheNext(boolean[] gone) {
        for (int i = gone.length - 2; i >= 0; i--) {
            boolean comment =
                    content(i).isEmpty() && !Python.strip(lines.get(i)).isEmpty();
            if (gone[i] && !gone[i + 1] && comment) {
                gone[i] = false;
            }
        }
    }

    private IniLines keeping(IntPredicate kept) {
        List<String> all = IntStream.range(0, lines.size())
                .filter(kept)
                .mapToObj(lines::get)
                .toList();
        return new IniLines(all, lineEnd);
    }
}
