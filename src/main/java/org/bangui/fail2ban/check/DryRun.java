package org.bangui.fail2ban.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.files.Jail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries jails before a daemon gets them: on a scratch server where there is a fail2ban of the daemon's version, else as a canary
 * on the daemon itself, which leaves lines in its log.
 */
public final class DryRun {

    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);
    private static final String CANARY = "bangui~check";

    private final ScratchServer scratch;

    public DryRun(ScratchServer scratch) {
        this.scratch = scratch;
    }

    /** On what the jails were tried. */
    public enum Stage {
        SCRATCH,
        CANARY,
        /** Not at all: there is neither a fail2ban-server beside BanGUI nor a running daemon. */
        NONE
    }

    /** @param problems what was refused, with jail and option */
    public record Result(Stage stage, List<Problem> problems) implements Serializable {

        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Tries these jails.
     *
     * @param version of the daemon they are for
     * @param daemon that daemon, which may be down
     */
    public Result check(Collection<Jail> jails, String version, Fail2ban daemon) {
        if (jails.isEmpty()) {
            return new Result(Stage.SCRATCH, List.of());
        }
        try {
            if (scratch.version().equals(version)) {
                return new Result(Stage.SCRATCH, scratch.check(jails));
            }
        } catch (CannotCheckException e) {
            LOG.debug("No scratch server, trying the canary: {}", e.getMessage());
        }
        return onDaemon(jails, daemon);
    }

    private static Result onDaemon(Collection<Jail> jails, Fail2ban daemon) {
        try {
            List<Problem> problems = new ArrayList<>();
            for (Jail jail : jails) {
                problems.addAll(new Rehearsal(daemon.wire(), jail, CANARY).problems());
            }
            return new Result(Stage.CANARY, problems);
        } catch (Fail2banException.Unreachable e) {
            return new Result(Stage.NONE, List.of());
        }
    }
}
