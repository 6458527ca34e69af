package org.bangui.bans;

import java.util.List;

/** A ban that could lock administrators out; it needs a second, explicit yes. */
public class LockOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 5;

    private final transient List<Danger> dangers;

    public LockOutException(List<Danger> dangers) {
        this(dangers, "", " Nothing was banned; ban with \"force\": true if you mean it.");
    }

    /**
     * @param before what is said before the dangers are named
     * @param after what is said after them
     */
    public LockOutException(List<Danger> dangers, String before, String after) {
        super(before + sentences(dangers) + after);
        this.dangers = List.copyOf(dangers);
    }

    private static String sentences(List<Danger> dangers) {
        String told = String.join(
                " ", dangers.stream().limit(MOST_TOLD).map(Danger::sentence).toList());
        return dangers.size() > MOST_TOLD ? told + " There are " + (dangers.size() - MOST_TOLD) + " more." : told;
    }

    public List<Danger> dangers() {
        return dangers;
    }
}
