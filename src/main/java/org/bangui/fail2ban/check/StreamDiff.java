package org.bangui.fail2ban.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangui.fail2ban.files.Command;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.Jail;

/**
 * What has to be told a daemon when one configuration takes the place of another.
 *
 * @param serverCommands the daemon's own options that change
 * @param daemonRestart whether some of them need the daemon to be restarted
 * @param jails the jails that change
 */
public record StreamDiff(List<String> serverCommands, boolean daemonRestart, List<JailChange> jails)
        implements Serializable {

    /** The daemon refuses or ignores a change of these while it has jails. */
    private static final Set<String> FIXED = Set.of("dbfile", "thread");

    /** A reload empties these before it fills them; of all else it keeps what it is not told. */
    private static final Set<String> EMPTIED =
            Set.of("addfailregex", "addignoreregex", "addignoreip", "addlogpath", "addaction", "action");

    public StreamDiff {
        serverCommands = List.copyOf(serverCommands);
        jails = List.copyOf(jails);
    }

    /** Only jails that are ready count: the others are not in the daemon. */
    public static StreamDiff between(Configuration before, Configuration after) {
        List<Command> server = changed(before.serverCommands(), after.serverCommands());
        boolean restart = server.stream()
                .anyMatch(
                        command -> FIXED.contains(String.valueOf(command.words().get(1))));
        List<JailChange> jails = new ArrayList<>();
        Map<String, Jail> old = ready(before);
        Map<String, Jail> now = ready(after);
        old.forEach((name, jail) -> {
            if (!now.containsKey(name)) {
                jails.add(change(JailChange.Kind.STOP, jail, null));
            }
        });
        now.forEach((name, jail) -> {
            Jail previous = old.get(name);
            if (previous == null) {
                jails.add(change(JailChange.Kind.START, null, jail));
            } else if (!texts(previous).equals(texts(jail))) {
                boolean keeps = keepsSomething(previous, jail);
                jails.add(change(keeps ? JailChange.Kind.RESTART : JailChange.Kind.RELOAD, previous, jail));
            }
        });
        return new StreamDiff(server.stream().map(Command::toString).toList(), restart, jails);
    }

    /** What has to be told about the daemon's own options, without those it takes only at its start. */
    public static List<Command> serverChanges(Configuration before, Configuration after) {
        return changed(before.serverCommands(), after.serverCommands()).stream()
                .filter(command ->
                        !FIXED.contains(String.valueOf(command.words().get(1))))
                .toList();
    }

    /** The jail without what the daemon has of it already and {@link Verification} would miss. */
    public static Jail news(Jail before, Jail after) {
        Set<String> old = new HashSet<>(texts(before));
        return after.withCommands(after.commands().stream()
                .filter(command -> command.words().size() != 4
                        || !Verification.KEPT.contains(
                                String.valueOf(command.words().get(2)))
                        || !old.contains(command.toString()))
                .toList());
    }

    private static List<Command> changed(List<Command> before, List<Command> after) {
        Set<String> old = new HashSet<>(before.stream().map(Command::toString).toList());
        return after.stream()
                .filter(command -> !old.contains(command.toString()))
                .toList();
    }

    private static Map<String, Jail> ready(Configuration configuration) {
        Map<String, Jail> jails = new LinkedHashMap<>();
        configuration.jails().stream()
                .filter(jail -> jail.state() == Jail.State.READY)
                .forEach(jail -> jails.put(jail.name(), jail));
        return jails;
    }

    private static JailChange change(JailChange.Kind kind, Jail before, Jail after) {
        String name = before == null ? after.name() : before.name();
        return new JailChange(
                name, kind, before == null ? List.of() : texts(before), after == null ? List.of() : texts(after));
    }

    private static List<String> texts(Jail jail) {
        return jail.commands().stream().map(Command::toString).toList();
    }

    /**
     * Whether the daemon would keep something of the old jail: an option that is no longer stated, journal matches, which it
     * only adds to, and actions: a new one is dropped at the end of the reload, a changed one is not stopped before it changes.
     */
    private static boolean keepsSomething(Jail before, Jail after) {
        return !options(after).containsAll(options(before))
                || !about("addjournalmatch", before).equals(about("addjournalmatch", after))
                || !actions(before).containsAll(actions(after))
                || hasPythonAction(after);
    }

    /** Whether one of its actions is written in Python: a reload drops those, changed or not. */
    public static boolean hasPythonAction(Jail jail) {
        return jail.commands().stream()
                .map(Command::words)
                .anyMatch(words -> words.size() > 4 && "addaction".equals(words.get(2)));
    }

    private static Set<String> options(Jail jail) {
        Set<String> names = new HashSet<>();
        jail.commands().stream()
                .filter(command -> command.words().size() > 3)
                .map(command -> String.valueOf(command.words().get(2)))
                .filter(option -> !EMPTIED.contains(option))
                .forEach(names::add);
        return names;
    }

    private static List<String> about(String option, Jail jail) {
        return jail.commands().stream()
                .filter(command -> command.words().size() > 2
                        && option.equals(command.words().get(2)))
                .map(Command::toString)
                .toList();
    }

    private static List<String> actions(Jail jail) {
        List<String> commands = new ArrayList<>(about("addaction", jail));
        commands.addAll(about("action", jail));
        return commands;
    }
}
