package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into words as Python's shlex.split() does: quotes of both kinds, backslash, no comments. */
final class ShellWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException when a quote is not closed or nothing follows a backslash */
    static List<String> split(String line) {
        ShellWords splitter = new ShellWords(line);
        while (splitter.at < line.length()) {
            splitter.take(line.charAt(splitter.at++));
        }
        splitter.endWord();
        return splitter.words;
    }

    private void take(char c) {
        if (" \t\r\n".indexOf(c) >= 0) {
            endWord();
            return;
        }
        if (word == null) {
            word = new StringBuilder();
        }
        if (c == '\'' || c == '"') {
            takeQuoted(c);
        } else {
            word.append(c == '\\' ? next("Nothing follows the last backslash") : c);
        }
    }

    private void takeQuoted(char quote) {
        char c = next("A quote is not closed");
        while (c != quote) {
            if (c == '\\' && quote == '"') {
                char escaped = next("Nothing follows the last backslash");
                word.append(escaped == '\\' || escaped == '"' ? "" : "\\").append(escaped);
            } else {
                word.append(c);
            }
            c = next("A quote is not closed");
        }
    }

    private char next(String otherwise) {
        if (at == line.length()) {
            throw new IllegalArgumentException(otherwise + ": " + line);
        }
        return line.charAt(at++);
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
