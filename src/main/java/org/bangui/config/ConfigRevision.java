package org.bangui.config;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One change of the files.
 *
 * @param who asked for it; {@code outside} when it was not made with BanGUI
 * @param plan what it meant for the jails
 * @param outcome what came of it, in sentences
 * @param files what it changed in the files; not filled in lists
 */
public record ConfigRevision(
        long id,
        Instant at,
        String who,
        String why,
        State state,
        List<String> plan,
        String outcome,
        List<ConfigPlan.FileDiff> files)
        implements Serializable {

    /** What became of a change. */
    public enum State {
        /** It is under way, or was when BanGUI was killed. */
        APPLYING,
        APPLIED,
        /** It did not work and everything is as before. */
        ROLLED_BACK,
        /** It did not work and not everything could be put back. */
        FAILED,
        /** Somebody made it in the files, without BanGUI. */
        OUTSIDE
    }

    ConfigRevision withFiles(List<ConfigPlan.FileDiff> known) {
        return new ConfigRevision(id, at, who, why, state, plan, outcome, known);
    }
}
