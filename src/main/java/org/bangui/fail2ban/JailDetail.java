package org.bangui.fail2ban;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one jail in detail, in one batch. */
final class JailDetail {

    private static final Logger LOG = LoggerFactory.getLogger(JailDetail.class);
    private static final List<String> PROPERTIES = List.of(
            "bantime",
            "findtime",
            "maxretry",
            "logpath",
            "journalmatch",
            "failregex",
            "ignoreregex",
            "actions",
            "ignoreip",
            "ignoreself",
            "datepattern",
            "logencoding",
            "usedns");

    private final JailName jail;
    private final List<Reply> replies;

    private JailDetail(JailName jail, List<Reply> replies) {
        this.jail = jail;
        this.replies = replies;
    }

    /** @param stats whether the daemon tells the backend */
    static JailStatus read(Wire wire, JailName jail, boolean stats) {
        return new JailDetail(jail, wire.send(commands(jail, stats))).status(stats);
    }

    /** All of them in one batch; those that cannot be read, perhaps because they ended meanwhile, are left out. */
    static List<JailStatus> read(Wire wire, List<JailName> jails, boolean stats) {
        List<Reply> replies = wire.send(
                jails.stream().flatMap(jail -> commands(jail, stats).stream()).toList());
        int each = 1 + PROPERTIES.size();
        List<JailStatus> found = new ArrayList<>();
        for (int i = 0; i < jails.size(); i++) {
            try {
                found.add(new JailDetail(jails.get(i), replies.subList(i * each, (i + 1) * each)).status(stats));
            } catch (Refused | Protocol e) {
                LOG.debug("The jail {} is left out: {}", jails.get(i), e.getMessage());
            }
        }
        return List.copyOf(found);
    }

    private static List<Command> commands(JailName jail, boolean stats) {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.read("status", jail.value(), stats ? "stats" : "short"));
        PROPERTIES.forEach(property -> commands.add(Command.read("get", jail.value(), property)));
        return commands;
    }

    private JailStatus status(boolean stats) {
        Reply first = replies.get(0);
        JailCounts counts = stats ? JailCounts.ofStats(first, first.value()) : JailCounts.ofStatus(first);
        return new JailStatus(
                counts.summary(jail, replies.subList(1, 4)),
                texts("logpath"),
                journalMatches(),
                texts("failregex"),
                texts("ignoreregex"),
                texts("actions"),
                texts("ignoreip"),
                reply("ignoreself").flag(),
                datePattern(),
                reply("logencoding").textOrNull(),
                reply("usedns").textOrNull());
    }

    private Reply reply(String property) {
        return replies.get(1 + PROPERTIES.indexOf(property));
    }

    private List<String> texts(String property) {
        return reply(property).texts();
    }

    /** A list of lists of words. */
    private List<String> journalMatches() {
        Reply reply = reply("journalmatch");
        List<String> matches = new ArrayList<>();
        for (Object match : reply.list()) {
            List<?> words = reply.expect(List.class, match);
            matches.add(words.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return List.copyOf(matches);
    }

    /** Nothing, or a pair of pattern (or nothing) and name. */
    private String datePattern() {
        Reply reply = reply("datepattern");
        if (!(reply.value() instanceof List<?> pair) || pair.size() != 2) {
            return null;
        }
        Object shown = pair.get(0) != null ? pair.get(0) : pair.get(1);
        return shown == null ? null : String.valueOf(shown);
    }
}
