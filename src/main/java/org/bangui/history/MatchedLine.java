package org.bangui.history;

import java.io.Serializable;

/**
 * A line of a watched log, written by an attacker, cut where the filter matched.
 *
 * @param before what stands before the match
 * @param matched empty when it is not known what matched
 * @param after what stands behind it
 */
public record MatchedLine(String before, String matched, String after) implements Serializable {

    /** The line with the first occurrence of the text marked. */
    static MatchedLine marking(String line, String text) {
        int start = text.isEmpty() ? -1 : line.indexOf(text);
        return start < 0 ? new MatchedLine(line, "", "") : of(line, start, start + text.length());
    }

    static MatchedLine of(String line, int start, int end) {
        return new MatchedLine(line.substring(0, start), line.substring(start, end), line.substring(end));
    }
}
