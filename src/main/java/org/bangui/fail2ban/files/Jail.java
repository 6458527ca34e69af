package org.bangui.fail2ban.files;

import java.util.List;
import java.util.Map;

/**
 * One jail as the files define it.
 *
 * @param name the section's name
 * @param state what becomes of it
 * @param options its effective options; of a disabled jail only {@code enabled}, {@code backend} and {@code filter}
 * @param filter its filter, null when it has none or could not be read
 * @param actions its actions, without those written in Python
 * @param commands what the daemon gets for it, without the final start
 * @param findings why it is not ready, and log files that do not exist
 */
public record Jail(
        String name,
        State state,
        Map<String, Value> options,
        Definition filter,
        List<Definition> actions,
        List<Command> commands,
        List<Finding> findings) {

    /** The same jail made of other commands. */
    public Jail withCommands(List<Command> others) {
        return new Jail(name, state, options, filter, actions, others, findings);
    }

    /** What becomes of a jail. */
    public enum State {
        /** Not enabled: fail2ban hears nothing of it. */
        DISABLED,
        /** Enabled and complete. */
        READY,
        /** Wrong in a way that makes fail2ban leave out this jail. */
        LEFT_OUT,
        /** Wrong in a way that makes fail2ban's client give up altogether, all jails with it. */
        BROKEN
    }
}
