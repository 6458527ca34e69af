package org.bangui.fail2ban.regex;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a Python regular expression into one of java.util.regex, to be compiled with UNIX_LINES and UNICODE_CHARACTER_CLASS.
 * Every group gets a Java name, {@code g1}, {@code g2} and so on. Java has no {@code (?(1)yes|no)}: a group that is tested
 * ends with an empty group {@code e1}, and whether that can be matched again tells whether the group took part.
 */
final class RegexTranslator {

    private static final Pattern TEST = Pattern.compile("\\(\\?\\((\\w+)\\)");
    private static final Pattern GROUP_NAME = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)[>)]");
    private static final Pattern FLAGS = Pattern.compile("([aiLmsux]*)(-[imsx]+)?([:)])");
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d*)(,?)(\\d*)}");

    private final String regex;
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final Set<String> tested = new HashSet<>();
    private final StringBuilder out = new StringBuilder();
    private int groupCount;
    private int at;
    private int repeatEnd = -1;

    RegexTranslator(String regex) {
        this.regex = regex;
    }

    /** The Python names of the groups, and their names in the translated expression. */
    Map<String, String> groups() {
        return groups;
    }

    /** @throws IllegalArgumentException with a sentence when Python would refuse the expression */
    String translate() {
        Matcher test = TEST.matcher(regex);
        while (test.find()) {
            tested.add(test.group(1));
        }
        translateBranches();
        if (at < regex.length()) {
            throw broken("has a ) without (");
        }
        return out.toString();
    }

    private void translateBranches() {
        translateBranch();
        while (take("|")) {
            out.append('|');
            translateBranch();
        }
    }

    private void translateBranch() {
        while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
            switch (regex.charAt(at)) {
                case '(' -> translateGroup();
                case '[' -> out.append(new CharacterClass(regex, at).translate(end -> at = end));
                case '\\' -> translateEscape();
                case '{' -> translateRepeat();
                case '}' -> literal("\\}");
                default -> literal(regex.substring(at, at + 1));
            }
        }
    }

    private void literal(String translated) {
        out.append(translated);
        at++;
    }

    private void translateGroup() {
        int start = at;
        if (take("(?#")) {
            at = regex.indexOf(')', at);
            if (at++ < 0) {
                throw broken("has a comment that does not end");
            }
        } else if (take("(?P<")) {
            capture(name());
        } else if (take("(?P=")) {
            out.append("\\k<").append(group(name())).append('>');
        } else if (take("(?(")) {
            translateTest(name());
        } else if (takeOpening("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>")) {
            out.append(regex, start, at);
            close();
        } else if (take("(?")) {
            translateFlags(start);
        } else {
            at++;
            capture(null);
        }
    }

    private void capture(String name) {
        String number = String.valueOf(++groupCount);
        if (name != null && groups.putIfAbsent(name, "g" + number) != null) {
            throw broken("has two groups of the name " + name);
        }
        out.append("(?<g").append(number).append('>');
        boolean isTested = tested.contains(number) || name != null && tested.contains(name);
        out.append(isTested ? "(?:" : "");
        translateBranches();
        out.append(isTested ? ")(?<e" + number + ">)" : "");
        expectClosed();
    }

    private void close() {
        translateBranches();
        expectClosed();
    }

    private void expectClosed() {
        if (!take(")")) {
            throw broken("has a ( without )");
        }
        out.append(')');
    }

    private void translateTest(String name) {
        String marker = "\\k<e" + group(name).substring(1) + ">";
        out.append("(?:").append(marker).append("(?:");
        translateBranch();
        out.append(")|(?!").append(marker).append(")(?:");
        if (take("|")) {
            translateBranch();
        }
        out.append(')');
        expectClosed();
    }

    private void translateFlags(int start) {
        Matcher flags = FLAGS.matcher(regex).region(at, regex.length());
        if (!flags.lookingAt() || flags.end() == at + 1 && flags.group(3).equals(")")) {
            throw broken("has a group that Python does not know: " + beginning(start));
        }
        boolean global = flags.group(3).equals(")");
        if (global && start > 0) {
            throw broken("has flags that are not at its beginning: " + beginning(start));
        }
        at = flags.end();
        String on = flags.group(1).replaceAll("[aLu]", "");
        String ascii = flags.group(1).contains("a") ? "U" : "";
        String off = (flags.group(2) == null ? "" : flags.group(2).substring(1)) + ascii;
        out.append("(?").append(on).append(off.isEmpty() ? "" : "-" + off).append(global ? ")" : ":");
        if (!global) {
            close();
        }
    }

    private void translateEscape() {
        int end = Escape.end(regex, at);
        String escape = regex.substring(at, end);
        char c = escape.charAt(1);
        if (c >= '1' && c <= '9' && !Escape.isOctal(escape)) {
            out.append("\\k<").append(group(escape.substring(1))).append('>');
        } else {
            out.append(Escape.outsideClass(escape));
        }
        at = end;
    }

    private void translateRepeat() {
        Matcher repeat = REPEAT.matcher(regex).region(at, regex.length());
        boolean isRepeat = repeat.lookingAt()
                && !(repeat.group(1).isEmpty()
                        && repeat.group(3).isEmpty()
                        && repeat.group(2).isEmpty());
        if (!isRepeat) {
            literal("\\{");
            return;
        }
        if (at == repeatEnd) {
            throw broken("repeats a repeat");
        }
        String least = repeat.group(1).isEmpty() ? "0" : repeat.group(1);
        out.append('{')
                .append(least)
                .append(repeat.group(2))
                .append(repeat.group(3))
                .append('}');
        at = repeat.end();
        repeatEnd = at;
    }

    private String name() {
        Matcher name = GROUP_NAME.matcher(regex).region(at, regex.length());
        int end = Math.max(regex.indexOf(')', at), 0);
        if (name.lookingAt()) {
            at = name.end();
            return name.group(1);
        }
        String number = regex.substring(at, Math.max(at, end));
        if (!number.matches("\\d{1,3}")) {
            throw broken("has a group whose name is none: " + beginning(at));
        }
        at = end + 1;
        return number;
    }

    private String group(String name) {
        boolean number = Character.isDigit(name.charAt(0));
        String group = number && Integer.parseInt(name) <= groupCount ? "g" + name : groups.get(name);
        if (group == null) {
            throw broken("refers to the group " + name + ", which is not there");
        }
        return group;
    }

    private boolean takeOpening(String... openings) {
        for (String opening : openings) {
            if (take(opening)) {
                return true;
            }
        }
        return false;
    }

    private boolean take(String token) {
        boolean found = regex.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private String beginning(int start) {
        return regex.substring(start, Math.min(regex.length(), start + 12));
    }

    private static IllegalArgumentException broken(String why) {
        return new IllegalArgumentException("The expression " + why + ".");
    }
}
