package org.bangui.history;

import org.bangui.system.BadParameterException;

/** Which end of the archive comes first. */
public enum Sequence {
    NEWEST("<", " DESC"),
    OLDEST(">", "");

    private final String behind;
    private final String direction;

    Sequence(String behind, String direction) {
        this.behind = behind;
        this.direction = direction;
    }

    /** Null or empty: the newest. @throws BadParameterException for what is neither {@code newest} nor {@code oldest} */
    public static Sequence parse(String text) {
        if (text == null || text.isEmpty() || text.equals("newest")) {
            return NEWEST;
        }
        if (text.equals("oldest")) {
            return OLDEST;
        }
        throw new BadParameterException("The parameter order must be newest or oldest.");
    }

    /** What stands behind the values of this row, as SQL. */
    String behind(String row, String values) {
        return row + " " + behind + " " + values;
    }

    /** As SQL. */
    String order(String time, String id) {
        return " ORDER BY " + time + direction + ", " + id + direction;
    }
}
