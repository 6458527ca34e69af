package org.bangui.fail2ban;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.net.IpAddress;

/**
 * What can be set in a running jail. It lasts until the jail is loaded anew from the files. Texts must have been checked
 * before they come here. Every method throws {@link Fail2banException}.
 */
public final class JailTuning {

    private final Fail2ban daemon;
    private final JailName jail;

    public JailTuning(Fail2ban daemon, JailName jail) {
        this.daemon = daemon;
        this.jail = jail;
    }

    /** Lists of a jail whose entries can be added and removed. */
    public enum Listed {
        LOG_PATH("logpath"),
        FAIL_REGEX("failregex"),
        IGNORE_REGEX("ignoreregex");

        private final String word;

        Listed(String word) {
            this.word = word;
        }

        /** As fail2ban calls it. */
        public String word() {
            return word;
        }
    }

    /** Every option as the daemon has it, times as seconds; null where it has none. */
    public Map<JailOption, String> settings() {
        List<Command> commands = new ArrayList<>();
        for (JailOption option : JailOption.values()) {
            commands.add(Command.read("get", jail.value(), option.word()));
        }
        List<Reply> replies = daemon.wire().send(commands);
        Map<JailOption, String> settings = new EnumMap<>(JailOption.class);
        for (JailOption option : JailOption.values()) {
            settings.put(option, text(option, replies.get(option.ordinal())));
        }
        return settings;
    }

    private static String text(JailOption option, Reply reply) {
        Object value = reply.value();
        if (option == JailOption.DATE_PATTERN) {
            return value instanceof List<?> pair && pair.size() == 2 && pair.get(0) != null
                    ? String.valueOf(pair.get(0))
                    : null;
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return String.valueOf(number.longValue());
        }
        return value == null || value.equals("") ? null : String.valueOf(value);
    }

    /** Sets the options, in one batch. When one is refused the others are set all the same. */
    public void set(Map<JailOption, String> values) {
        List<Command> commands = new ArrayList<>();
        values.forEach((option, value) ->
                commands.add(Command.change("set", jail.value(), option.word(), option.checked(value))));
        daemon.wire().send(commands).forEach(Reply::value);
    }

    /** Addresses, networks and host names the jail never bans from now on; the answer is the whole list. */
    public List<String> ignore(List<String> entries) {
        return change("addignoreip", entries).texts();
    }

    /** The answer is what is left. */
    public List<String> stopIgnoring(String entry) {
        return change("delignoreip", List.of(entry)).texts();
    }

    public void ignoreSelf(boolean on) {
        change("ignoreself", List.of(String.valueOf(on)));
    }

    public List<String> list(Listed list) {
        return daemon.wire()
                .send(Command.read("get", jail.value(), list.word()))
                .texts();
    }

    /** Adds an entry; the answer is the whole list. A log is read on from its end. */
    public List<String> add(Listed list, String entry) {
        List<String> arguments = list == Listed.LOG_PATH ? List.of(entry, "tail") : List.of(entry);
        return change("add" + list.word(), arguments).texts();
    }

    /** Removes the entry at this place of the list; the answer is what is left. */
    public List<String> remove(Listed list, int index, String entry) {
        String argument = list == Listed.LOG_PATH ? entry : String.valueOf(index);
        return change("del" + list.word(), List.of(argument)).texts();
    }

    /** Counts failures of the address, as many as there are lines, as if they had stood in the log. */
    public void attempt(IpAddress address, List<String> lines) {
        List<String> arguments = new ArrayList<>(List.of(address.text()));
        arguments.addAll(lines);
        change("attempt", arguments);
    }

    private Reply change(String verb, List<String> arguments) {
        Reply reply =
                daemon.wire().send(Command.change("set", jail.value(), verb).with(arguments));
        reply.value();
        return reply;
    }
}
