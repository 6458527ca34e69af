package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.bangui.fail2ban.regex.FailRegex;

/** Finds regular expressions of a jail that the daemon will refuse, or with which it will find nothing. */
final class RegexCheck {

    /** What is fail2ban's own in a date pattern: {@code %Y}, {@code {^LN-BEG}}, flags anywhere, {@code **} at either end. */
    private static final Pattern DATE_PART = Pattern.compile(
            "%(?:%|Ex[A-Za-z]|[A-Za-z])" + "|\\{[A-Za-z^*-]+\\}|\\(\\?[a-z]+\\)|(?<![^(])\\*\\*|\\*\\*(?=\\)*$)");

    private final Jail jail;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FailRegex.Mode> modes = new ArrayList<>();
    private boolean prefixNamesAnAddress;

    private RegexCheck(Jail jail) {
        this.jail = jail;
    }

    static List<Finding> check(Jail jail) {
        RegexCheck check = new RegexCheck(jail);
        jail.commands().forEach(check::take);
        return check.findings;
    }

    /** Commands arrive in the order in which the daemon gets them, so modes and prefix are known before the rest. */
    private void take(Command command) {
        List<Object> words = command.words();
        if (words.size() != 4) {
            return;
        }
        String content = String.valueOf(words.get(3));
        Value value = command.values().isEmpty()
                ? Value.builtIn(content)
                : command.values().get(0);
        switch (String.valueOf(words.get(2))) {
            case "usedns" -> set(FailRegex.Mode.ADDRESSES_ONLY, content.equalsIgnoreCase("no"));
            case "maxlines" -> set(FailRegex.Mode.MULTILINE, !content.equals("1") && !content.equals("None"));
            case "datepattern" -> checkDates(content, value);
            case "prefregex" -> prefixNamesAnAddress = check("prefregex", content, value);
            case "addfailregex", "addignoreregex" -> {
                Collection<?> regexes = words.get(3) instanceof List<?> list ? list : List.of(content);
                regexes.forEach(regex -> check(String.valueOf(words.get(2)).substring(3), regex.toString(), value));
            }
            default -> {}
        }
    }

    private void set(FailRegex.Mode mode, boolean on) {
        modes.remove(mode);
        if (on) {
            modes.add(mode);
        }
    }

    private boolean check(String option, String text, Value value) {
        try {
            FailRegex regex = FailRegex.compile(text, modes.toArray(FailRegex.Mode[]::new));
            if (option.equals("failregex") && !regex.namesAnAddress() && !prefixNamesAnAddress) {
                report(
                        text,
                        value,
                        "The failregex does not say where the address is; reloading it takes every jail down.",
                        "Put <HOST> or <ADDR> where the address stands in the log line.");
            }
            return regex.namesAnAddress();
        } catch (IllegalArgumentException e) {
            String sentence = "The " + option + " is no regular expression; reloading it takes every jail down. ";
            report(text, value, sentence + e.getMessage(), "Correct the expression and test it on lines of the log.");
            return false;
        }
    }

    /** fail2ban compiles these only when the first line comes. */
    private void checkDates(String patterns, Value value) {
        for (String pattern : patterns.strip().split("\\s*\n\\s*")) {
            String regex =
                    DATE_PART.matcher(pattern).replaceAll(part -> part.group().startsWith("%") ? "0" : "(?:)");
            try {
                FailRegex.compile(regex);
            } catch (IllegalArgumentException e) {
                findings.add(new Finding(
                        Finding.Severity.ERROR,
                        jail.name(),
                        value.sourceOf(pattern),
                        "The datepattern is no regular expression, so fail2ban finds no date and bans nobody. "
                                + e.getMessage(),
                        "Correct it, or remove it: fail2ban then looks for the usual dates."));
            }
        }
    }

    private void report(String text, Value value, String sentence, String fix) {
        findings.add(new Finding(Finding.Severity.FATAL, jail.name(), value.sourceOf(text), sentence, fix));
    }
}
