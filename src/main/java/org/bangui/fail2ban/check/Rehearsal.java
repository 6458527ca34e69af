package org.bangui.fail2ban.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.files.Command;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;

/**
 * Sends a daemon everything a jail is made of, but not its start, and takes it away again. Nothing is watched, no action runs.
 */
final class Rehearsal {

    private static final int NAME = 1;
    private static final int OPTION = 2;

    private final Wire wire;
    private final Jail jail;
    private final String stageName;
    private final List<Problem> problems = new ArrayList<>();

    /** @param stageName what the jail is called meanwhile */
    Rehearsal(Wire wire, Jail jail, String stageName) {
        this.wire = wire;
        this.jail = jail;
        this.stageName = stageName;
    }

    /** Every command the daemon refuses. */
    List<Problem> problems() {
        List<Command> commands =
                jail.commands().stream().filter(this::isRehearsed).toList();
        if (commands.isEmpty()) {
            return List.of();
        }
        List<Reply> replies = wire.send(Stream.concat(commands.stream().map(this::staged), Stream.of(end()))
                .toList());
        for (int i = 0; i < commands.size(); i++) {
            note(commands.get(i), replies.get(i));
        }
        return problems;
    }

    /** An action in Python would already run when it is made; a log only the daemon may read is no fault of the configuration. */
    private boolean isRehearsed(Command command) {
        List<Object> words = command.words();
        if (words.size() > 3 && "addlogpath".equals(words.get(OPTION))) {
            return Files.isReadable(Path.of(String.valueOf(words.get(3))));
        }
        boolean python = words.size() > 4 && "addaction".equals(words.get(OPTION));
        return !python;
    }

    private org.bangui.fail2ban.wire.Command staged(Command command) {
        List<Object> words = new ArrayList<>(command.words());
        words.set(NAME, stageName);
        return new org.bangui.fail2ban.wire.Command(words, true);
    }

    /** Sent along with the rest, so that nothing stays behind when the daemon answers too late. */
    private org.bangui.fail2ban.wire.Command end() {
        return org.bangui.fail2ban.wire.Command.change("stop", stageName);
    }

    private void note(Command command, Reply reply) {
        if (reply.isOk() || addRefused()) {
            return;
        }
        problems.add(new Problem(jail.name(), option(command), complaint(reply)));
    }

    /** Without the jail all the rest must fail, and says nothing. */
    private boolean addRefused() {
        return problems.stream().anyMatch(problem -> problem.option().equals("backend"));
    }

    /** What the command sets or adds. */
    static String option(Command command) {
        if ("add".equals(command.words().get(0))) {
            return "backend";
        }
        String name = String.valueOf(command.words().get(OPTION));
        return name.startsWith("add") ? name.substring("add".length()) : name;
    }

    private static String complaint(Reply reply) {
        try {
            reply.value();
            return "";
        } catch (Refused e) {
            String said = e.arguments().isEmpty() ? e.type() : e.arguments().get(0);
            return "fail2ban refuses it: " + said;
        } catch (Protocol e) {
            return e.getMessage();
        }
    }
}
