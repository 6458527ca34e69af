package org.bangui.fail2ban.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Seconds;
import org.bangui.fail2ban.regex.FailRegex;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;

/** Whether a daemon has a jail as the files mean it: expressions, log files, actions with all they do, times and numbers. */
public final class Verification {

    /** All that is known of a jail that is not there. */
    public static final String NOT_RUNNING = "The jail does not run.";

    private static final int SLICE = 8;
    private static final Set<String> NUMBERS = Set.of("bantime", "findtime", "maxretry", "maxmatches", "maxlines");

    /** What a reload leaves as it is when it does not say it, and what is compared. */
    public static final Set<String> KEPT =
            Set.of("bantime", "findtime", "maxretry", "maxmatches", "maxlines", "usedns", "ignoreself", "prefregex");

    private final Jail jail;
    private final List<Check> checks = new ArrayList<>();
    private final List<String> failRegexes = new ArrayList<>();
    private final List<String> ignoreRegexes = new ArrayList<>();
    private final Set<String> logPaths = new LinkedHashSet<>();
    private final List<String> actions = new ArrayList<>();

    /**
     * One question and whether its answer is the right one.
     *
     * @param expected as a person may read it
     */
    private record Check(String option, Command question, String expected, Predicate<Reply> holds) {}

    private Verification(Jail jail) {
        this.jail = jail;
    }

    /** Where the daemon differs; a jail that does not run is one difference. */
    public static List<Problem> of(Fail2ban daemon, Jail jail) {
        return of(daemon.wire(), jail);
    }

    static List<Problem> of(Wire wire, Jail jail) {
        Verification verification = new Verification(jail);
        jail.commands().forEach(command -> verification.expect(command.words()));
        verification.addLists();
        return verification.ask(wire);
    }

    private void expect(List<Object> words) {
        if (words.size() < 4) {
            return;
        }
        String option = String.valueOf(words.get(2));
        Object value = words.get(3);
        switch (option) {
            case "usedns", "ignoreself" -> expectText(option, String.valueOf(value));
            case "addfailregex" -> addRegexes(failRegexes, value);
            case "addignoreregex" -> addRegexes(ignoreRegexes, value);
            case "prefregex" ->
                check(
                        option,
                        get(option),
                        String.valueOf(value),
                        reply -> FailRegex.isShownAs(String.valueOf(value), String.valueOf(reply.value())));
            case "addlogpath" -> logPaths.add(String.valueOf(value));
            case "addaction" -> actions.add(String.valueOf(value));
            case "action" -> expectProperties(String.valueOf(value), (List<?>) words.get(4));
            default -> {
                if (NUMBERS.contains(option)) {
                    expectNumber(option, String.valueOf(value));
                }
            }
        }
    }

    private void addRegexes(List<String> regexes, Object value) {
        List<?> texts = value instanceof List<?> list ? list : List.of(value);
        texts.forEach(text -> regexes.add(String.valueOf(text)));
    }

    private void expectText(String option, String expected) {
        check(option, get(option), expected, reply -> expected.equalsIgnoreCase(String.valueOf(reply.value())));
    }

    /** What the daemon calculates from an expression cannot be told here. */
    private void expectNumber(String option, String text) {
        OptionalDouble seconds = Seconds.parse(text);
        if (seconds.isPresent()) {
            check(option, get(option), text, reply -> reply.number() == (long) seconds.getAsDouble());
        }
    }

    private void expectProperties(String action, List<?> properties) {
        for (Object each : properties) {
            List<?> property = (List<?>) each;
            String name = String.valueOf(property.get(0));
            Object value = property.get(1);
            check(
                    "action " + action,
                    Command.read("get", jail.name(), "action", action, name),
                    name + " = " + value,
                    reply -> !(reply.value() instanceof String found) || found.equals(String.valueOf(value)));
        }
    }

    private void addLists() {
        check("failregex", get("failregex"), failRegexes.size() + " expressions", is(failRegexes));
        check("ignoreregex", get("ignoreregex"), ignoreRegexes.size() + " expressions", is(ignoreRegexes));
        check("logpath", get("logpath"), String.join(", ", logPaths), holds(logPaths));
        check("actions", get("actions"), String.join(", ", actions), holds(new HashSet<>(actions)));
    }

    private static Predicate<Reply> is(List<String> expected) {
        return reply -> {
            List<String> shown = reply.texts();
            return shown.size() == expected.size()
                    && IntStream.range(0, shown.size())
                            .allMatch(i -> FailRegex.isShownAs(expected.get(i), shown.get(i)));
        };
    }

    private static Predicate<Reply> holds(Set<String> expected) {
        return reply -> new HashSet<>(reply.texts()).equals(expected);
    }

    private Command get(String option) {
        return Command.read("get", jail.name(), option);
    }

    private void check(String option, Command question, String expected, Predicate<Reply> holds) {
        checks.add(new Check(option, question, expected, holds));
    }

    /** A few at a time, so that others are served in between; the first alone, since each about no jail is an error in the log. */
    private List<Problem> ask(Wire wire) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        int from = 0;
        while (from < checks.size()) {
            int to = Math.min(checks.size(), from == 0 ? 1 : from + SLICE);
            if (!ask(wire, checks.subList(from, to), problems)) {
                return List.of(new Problem(jail.name(), "", NOT_RUNNING));
            }
            from = to;
        }
        return List.copyOf(problems.values());
    }

    /** Whether there is such a jail. */
    private boolean ask(Wire wire, List<Check> some, Map<String, Problem> problems) {
        List<Reply> replies = wire.send(some.stream().map(Check::question).toList());
        for (int i = 0; i < some.size(); i++) {
            Check check = some.get(i);
            try {
                if (!check.holds().test(replies.get(i))) {
                    problems.putIfAbsent(check.option(), difference(check));
                }
            } catch (Fail2banException.Refused e) {
                if (e.unknownJail()) {
                    return false;
                }
                problems.putIfAbsent(check.option(), difference(check));
            }
        }
        return true;
    }

    private Problem difference(Check check) {
        return new Problem(
                jail.name(), check.option(), "fail2ban does not have what the files say: " + check.expected() + ".");
    }
}
