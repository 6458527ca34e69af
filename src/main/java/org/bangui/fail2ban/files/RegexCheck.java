package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bangui.fail2ban.regex.FailRegex;

/** Finds regular expressions of a jail that the daemon will refuse. */
final class RegexCheck {

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

    private void report(String text, Value value, String sentence, String fix) {
        findings.add(new Finding(Finding.Severity.FATAL, jail.name(), value.sourceOf(text), sentence, fix));
    }
}
