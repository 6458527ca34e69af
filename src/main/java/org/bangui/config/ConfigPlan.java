package org.bangui.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.bangui.bans.Danger;
import org.bangui.fail2ban.check.DryRun;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.check.Problem;

/**
 * What a change would do, before it does it.
 *
 * @param files what changes in the files
 * @param values the effective values that change
 * @param daemonCommands the daemon's own options that change, as commands
 * @param daemonRestart whether the daemon must be restarted before all of it counts
 * @param jails the jails that change, with the commands of before and after; no other jail is touched
 * @param findings what lint finds in those jails
 * @param dryRun on what the jails were tried
 * @param refusals why it will not be applied; empty when it may be
 * @param exposed whom it would no longer exempt from bans, although that could lock administrators out
 */
public record ConfigPlan(
        List<FileDiff> files,
        List<ValueChange> values,
        List<String> daemonCommands,
        boolean daemonRestart,
        List<JailChange> jails,
        List<ConfigFinding> findings,
        DryRun.Stage dryRun,
        List<Problem> refusals,
        List<Danger> exposed)
        implements Serializable {

    /**
     * One file.
     *
     * @param lines its lines, each after {@code +}, {@code -} or a blank; of what stays only what is near a change
     */
    public record FileDiff(String path, List<String> lines) implements Serializable {}

    /**
     * One effective value of one jail.
     *
     * @param before null when there was none
     * @param after null when there will be none
     * @param source file and line of the new value
     */
    public record ValueChange(String jail, String option, String before, String after, String source)
            implements Serializable {}

    ConfigPlan exposing(List<Danger> dangers) {
        return new ConfigPlan(files, values, daemonCommands, daemonRestart, jails, findings, dryRun, refusals, dangers);
    }

    /** The plan as lines to keep: each jail with what becomes of it and the commands that go and come. */
    String text() {
        List<String> lines = new ArrayList<>(daemonCommands);
        for (JailChange jail : jails) {
            lines.add("jail " + jail.jail() + ": " + jail.kind().name().toLowerCase(java.util.Locale.ROOT));
            jail.before().stream().filter(line -> !jail.after().contains(line)).forEach(line -> lines.add("- " + line));
            jail.after().stream().filter(line -> !jail.before().contains(line)).forEach(line -> lines.add("+ " + line));
        }
        return String.join("\n", lines);
    }
}
