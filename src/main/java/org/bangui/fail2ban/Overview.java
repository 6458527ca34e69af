package org.bangui.fail2ban;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads about all jails at once. A jail that ends meanwhile is left out; one that cannot be read does not hide the others.
 *
 * <p>The jails of the last time are asked about in the same batch that asks which there are; only for new ones a second
 * batch follows.
 */
final class Overview {

    private static final Logger LOG = LoggerFactory.getLogger(Overview.class);
    private static final Command STATUS = Command.read("status");

    private final Wire wire;
    private volatile List<JailName> expected = List.of();

    Overview(Wire wire) {
        this.wire = wire;
    }

    List<JailName> names() {
        return namesInStatus(wire.send(STATUS));
    }

    private static List<JailName> namesInStatus(Reply status) {
        for (Object entry : status.list()) {
            if (entry instanceof List<?> pair && pair.size() == 2 && "Jail list".equals(pair.get(0))) {
                return names(List.of(status.expect(String.class, pair.get(1)).split(", ")));
            }
        }
        throw new Protocol("fail2ban answered \"status\" without a list of jails.", null);
    }

    private static List<JailName> names(Collection<?> texts) {
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

    /** How to read one row from the answer about all jails and the answers about this one. */
    private interface Row {
        JailSummary of(JailName name, Reply all, List<Reply> replies);
    }

    /** With {@code status JAIL short}, which every version knows. */
    List<JailSummary> withStatus() {
        return read(
                STATUS, Overview::namesInStatus, Overview::statusAndTimes, (name, all, replies) -> JailCounts.ofStatus(
                                replies.get(0))
                        .summary(name, replies.subList(1, replies.size())));
    }

    /** With {@code stats}, which 1.1.0 brought. */
    List<JailSummary> withStats() {
        return read(
                Command.read("stats"),
                stats -> names(stats.map().keySet()),
                Overview::times,
                (name, stats, replies) ->
                        JailCounts.ofStats(stats, stats.map().get(name.value())).summary(name, replies));
    }

    private static List<Command> statusAndTimes(JailName name) {
        List<Command> commands = new ArrayList<>(4);
        commands.add(Command.read("status", name.value(), "short"));
        commands.addAll(times(name));
        return commands;
    }

    private static List<Command> times(JailName name) {
        return List.of(
                Command.read("get", name.value(), "bantime"),
                Command.read("get", name.value(), "findtime"),
                Command.read("get", name.value(), "maxretry"));
    }

    private List<JailSummary> read(
            Command aboutAll,
            Function<Reply, List<JailName>> namesIn,
            Function<JailName, List<Command>> aboutOne,
            Row row) {
        Map<JailName, List<Reply>> answers = new HashMap<>();
        Reply all = ask(List.of(aboutAll), expected, aboutOne, answers).get(0);
        List<JailName> names = namesIn.apply(all);
        List<JailName> added =
                names.stream().filter(name -> !answers.containsKey(name)).toList();
        ask(List.of(), added, aboutOne, answers);
        expected = names;
        List<JailSummary> rows = new ArrayList<>();
        names.forEach(name -> add(rows, name, () -> row.of(name, all, answers.get(name))));
        return List.copyOf(rows);
    }

    /** Sends one batch; keeps the answers about each jail, returns those before. */
    private List<Reply> ask(
            List<Command> first,
            List<JailName> names,
            Function<JailName, List<Command>> aboutOne,
            Map<JailName, List<Reply>> answers) {
        List<Command> commands = new ArrayList<>(first);
        names.forEach(name -> commands.addAll(aboutOne.apply(name)));
        List<Reply> replies = wire.send(commands);
        int each = names.isEmpty() ? 0 : (commands.size() - first.size()) / names.size();
        for (int i = 0; i < names.size(); i++) {
            int from = first.size() + i * each;
            answers.put(names.get(i), replies.subList(from, from + each));
        }
        return replies.subList(0, first.size());
    }

    private static void add(List<JailSummary> rows, JailName name, Supplier<JailSummary> row) {
        try {
            rows.add(row.get());
        } catch (Refused e) {
            if (!e.unknownJail()) {
                LOG.warn("The jail {} is left out: {}", name, e.getMessage());
            }
        } catch (Protocol e) {
            LOG.warn("The jail {} is left out: {}", name, e.getMessage());
        }
    }
}
