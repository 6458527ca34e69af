package org.bangui.fail2ban;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads about all jails at once. A jail that ends meanwhile is left out; one that cannot be read does not hide the others. */
final class Overview {

    private static final Logger LOG = LoggerFactory.getLogger(Overview.class);

    private final Wire wire;

    Overview(Wire wire) {
        this.wire = wire;
    }

    List<JailName> names() {
        Reply reply = wire.send(Command.read("status"));
        for (Object entry : reply.list()) {
            if (entry instanceof List<?> pair && pair.size() == 2 && "Jail list".equals(pair.get(0))) {
                return names(List.of(reply.expect(String.class, pair.get(1)).split(", ")));
            }
        }
        throw new Protocol("fail2ban answered \"status\" without a list of jails.", null);
    }

    private static List<JailName> names(Iterable<?> texts) {
        List<JailName> names = new ArrayList<>();
        for (Object text : texts) {
            try {
                if (!"".equals(text)) {
                    names.add(new JailName(String.valueOf(text)));
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("A jail is left out because its name cannot be used safely: {}", quoted(text));
            }
        }
        return names.stream().sorted().toList();
    }

    private static String quoted(Object text) {
        return String.valueOf(text).replaceAll("\\p{C}", "?");
    }

    /** With {@code status JAIL short}, which every version knows. */
    List<JailSummary> withStatus() {
        return rows(names(), Overview::statusAndTimes, (name, replies) -> JailCounts.ofStatus(replies.get(0))
                .summary(name, replies.subList(1, replies.size())));
    }

    /** With {@code stats}, which 1.1.0 brought. */
    List<JailSummary> withStats() {
        Reply reply = wire.send(Command.read("stats"));
        Map<JailName, JailCounts> counts = new TreeMap<>();
        for (JailName name : names(reply.map().keySet())) {
            counts.put(name, JailCounts.ofStats(reply, reply.map().get(name.value())));
        }
        return rows(counts.keySet(), Overview::times, (name, replies) -> counts.get(name)
                .summary(name, replies));
    }

    private static List<Command> statusAndTimes(JailName name) {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.read("status", name.value(), "short"));
        commands.addAll(times(name));
        return commands;
    }

    static List<Command> times(JailName name) {
        return List.of(
                Command.read("get", name.value(), "bantime"),
                Command.read("get", name.value(), "findtime"),
                Command.read("get", name.value(), "maxretry"));
    }

    private interface Row {
        JailSummary of(JailName name, List<Reply> replies);
    }

    private List<JailSummary> rows(Collection<JailName> names, Function<JailName, List<Command>> commandsFor, Row row) {
        List<Command> commands = new ArrayList<>();
        names.forEach(name -> commands.addAll(commandsFor.apply(name)));
        List<Reply> replies = wire.send(commands);
        List<JailSummary> rows = new ArrayList<>();
        int each = names.isEmpty() ? 0 : commands.size() / names.size();
        int from = 0;
        for (JailName name : names) {
            add(rows, name, replies.subList(from, from + each), row);
            from += each;
        }
        return List.copyOf(rows);
    }

    private static void add(List<JailSummary> rows, JailName name, List<Reply> replies, Row row) {
        try {
            rows.add(row.of(name, replies));
        } catch (Refused e) {
            if (!e.unknownJail()) {
                LOG.warn("The jail {} is left out: {}", name, e.getMessage());
            }
        } catch (Protocol e) {
            LOG.warn("The jail {} is left out: {}", name, e.getMessage());
        }
    }
}
