package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * fail2ban's whole configuration, as its client would understand it.
 *
 * @param server the daemon's own options
 * @param serverCommands the commands for them
 * @param jails every jail the files define, in their order, enabled or not
 * @param findings what is wrong outside single jails
 */
public record Configuration(
        Map<String, Value> server, List<Command> serverCommands, List<Jail> jails, List<Finding> findings) {

    /** The jail of this name. */
    public Optional<Jail> jail(String name) {
        return jails.stream().filter(jail -> jail.name().equals(name)).findFirst();
    }

    /**
     * The commands of all jails that can be read, as {@code fail2ban-client -d} prints them: the daemon's options, each jail,
     * then the starts. Jails that make the client give up are left out; ask {@link #isAccepted()}.
     */
    public List<Command> commands() {
        List<Command> stream = new ArrayList<>(serverCommands);
        jails.forEach(jail -> stream.addAll(jail.commands()));
        jails.stream()
                .filter(jail -> jail.state() == Jail.State.READY)
                .forEach(jail -> stream.add(Command.of("start", jail.name())));
        return stream;
    }

    /** Whether fail2ban's client gets a stream at all: nothing is broken anywhere. */
    public boolean isAccepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.FATAL)
                && jails.stream().noneMatch(jail -> jail.state() == Jail.State.BROKEN);
    }

    /** Everything that is wrong, first what concerns all jails. */
    public List<Finding> allFindings() {
        List<Finding> all = new ArrayList<>(findings);
        jails.forEach(jail -> all.addAll(jail.findings()));
        return all;
    }
}
