package org.bangui.fail2ban;

import java.util.ArrayList;
import java.util.List;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.wire.Command;

/**
 * What makes, changes and ends jails in a daemon. The one door for it: only the configuration engine comes through, one caller
 * at a time, since jails that are reloaded at the same time or with half of what they are made of are lost.
 */
public final class JailControl {

    private final Fail2ban daemon;

    public JailControl(Fail2ban daemon) {
        this.daemon = daemon;
    }

    /**
     * Gives the daemon the whole jail: starts it when it does not run, changes it when it does. When the daemon refuses a
     * part of it the jail is gone, or there without what it is made of; no other jail is touched.
     *
     * @param restart whether a running jail ends first; its bans are lifted and, from the daemon's database, placed again
     */
    public void load(Jail jail, boolean restart) {
        String name = new JailName(jail.name()).value();
        List<Object> stream = new ArrayList<>();
        jail.commands().forEach(command -> stream.add(command.words()));
        stream.add(List.of("start", name));
        List<String> options = restart ? List.of("--if-exists", "--restart") : List.of("--if-exists");
        daemon.wire()
                .send(new Command(List.of("reload", name, options, stream), true))
                .value();
    }

    /** Ends the jail: its bans are lifted, and come back should it be loaded again before they end. */
    public void stop(JailName jail) {
        daemon.wire().send(Command.change("stop", jail.value())).value();
    }

    /** Ends the daemon with all jails: every ban is lifted, and placed again from its database when it is started. */
    public void stopAll() {
        daemon.wire().send(Command.change("stop")).value();
    }

    /** Lets the jail rest (it bans nobody, its bans stay and end in time) or go on. */
    public void idle(JailName jail, boolean on) {
        daemon.wire()
                .send(Command.change("set", jail.value(), "idle", on ? "on" : "off"))
                .value();
    }

    /** Sets one of the daemon's own options, as its stream does. */
    public void set(org.bangui.fail2ban.files.Command option) {
        daemon.wire().send(new Command(option.words(), true)).value();
    }
}
