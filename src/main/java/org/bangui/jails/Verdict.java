package org.bangui.jails;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Whether a running jail protects, told from facts.
 *
 * @param reasons for a level that is not {@link Level#ARMED}, gravest first
 * @param logFiles those it follows, as they are on disk
 * @param lastFailure when it last found a failure, null when the daemon's log does not tell of one
 */
public record Verdict(Level level, List<Reason> reasons, List<LogFile> logFiles, Instant lastFailure)
        implements Serializable {

    /** How well a jail protects. */
    public enum Level {
        ARMED,
        /** Something a person should look at. */
        DOUBTFUL,
        /** It bans nobody, or its bans block nothing. */
        DISARMED
    }

    /** @param detail what the words about the fault name: a number or names of files; may be empty */
    public record Reason(JailFault fault, Serializable detail) implements Serializable {}

    static Verdict of(List<Reason> reasons, List<LogFile> logFiles, Instant lastFailure) {
        boolean disarmed = reasons.stream().anyMatch(reason -> reason.fault().disarms());
        Level level = disarmed ? Level.DISARMED : reasons.isEmpty() ? Level.ARMED : Level.DOUBTFUL;
        List<Reason> gravestFirst = reasons.stream()
                .sorted((one, other) ->
                        Boolean.compare(other.fault().disarms(), one.fault().disarms()))
                .toList();
        return new Verdict(level, gravestFirst, logFiles, lastFailure);
    }

    public boolean isArmed() {
        return level == Level.ARMED;
    }

    public boolean isDisarmed() {
        return level == Level.DISARMED;
    }

    /** Whether the jail was told to rest. */
    public boolean isResting() {
        return reasons.stream().anyMatch(reason -> reason.fault() == JailFault.RESTING);
    }
}
