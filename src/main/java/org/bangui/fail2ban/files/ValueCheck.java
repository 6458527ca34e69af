package org.bangui.fail2ban.files;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bangui.net.Cidr;

/** Finds values of a jail that are not of the kind their option wants. */
final class ValueCheck {

    private static final Set<String> TRUTHS = Set.of("1", "on", "true", "yes", "0", "off", "false", "no", "");
    private static final Set<String> DURATIONS = Set.of("bantime", "findtime", "bantime.maxtime", "bantime.rndtime");
    private static final Set<String> BACKENDS = Set.of("auto", "polling", "pyinotify", "gamin", "systemd");
    private static final Set<String> USEDNS = Set.of("yes", "warn", "no", "raw");

    private final Jail jail;
    private final Sections sections;
    private final Release release;
    private final List<Finding> findings = new ArrayList<>();

    private ValueCheck(Jail jail, Sections sections, Release release) {
        this.jail = jail;
        this.sections = sections;
        this.release = release;
    }

    /** @param sections where the jail stands, for the texts before they were converted */
    static List<Finding> check(Jail jail, Sections sections, Release release) {
        ValueCheck check = new ValueCheck(jail, sections, release);
        for (OptionTable.Option option : OptionTable.JAIL.options()) {
            Value value = sections.get(jail.name(), option.name(), Map.of());
            if (value != null) {
                check.checkKind(option, value);
                check.checkContent(option.name(), value);
            }
        }
        check.checkActionNames();
        return check.findings;
    }

    private void checkKind(OptionTable.Option option, Value value) {
        if (option.kind() == OptionTable.Kind.NUMBER && Python.integer(value.text()) == null) {
            fatal(option.name(), value, "is no whole number", "Write a number such as 5.");
        }
        if (option.kind() == OptionTable.Kind.TRUTH && !TRUTHS.contains(Python.lower(value.text()))) {
            report(
                    Finding.Severity.WARNING,
                    value,
                    "The value \"" + value.text() + "\" of " + option.name() + " counts as false.",
                    "Write true or false.");
        }
        boolean unset = option.name().startsWith("bantime.") && value.text().isEmpty();
        if (DURATIONS.contains(option.name()) && !unset && !Seconds.isDuration(value.text())) {
            String fix = "Write seconds, or numbers with s, m, h, d, w, mo or y, such as 10m or 1d 12h.";
            fatal(option.name(), value, "is no duration", fix);
        }
    }

    private void checkContent(String option, Value value) {
        switch (option) {
            case "backend" -> checkBackend(value);
            case "logencoding" -> checkEncoding(value);
            case "usedns" -> {
                if (!USEDNS.contains(Python.lower(value.text()))) {
                    report(
                            Finding.Severity.WARNING,
                            value,
                            "fail2ban does not know usedns = " + value.text() + " and takes no instead.",
                            "Write yes, warn, no or raw.");
                }
            }
            case "ignoreip" ->
                OptionSyntax.words(value.text(), release).stream()
                        .filter(Predicate.not(ValueCheck::isIgnorable))
                        .forEach(word -> report(
                                Finding.Severity.WARNING,
                                value,
                                "In ignoreip, " + word + " is neither address, network nor host name.",
                                "Correct or remove it."));
            default -> {}
        }
    }

    private void checkBackend(Value value) {
        String name = value.text().split("\\[", 2)[0];
        if (!BACKENDS.contains(Python.lower(name))) {
            fatal("backend", value, "is no backend", "Write auto, polling, pyinotify or systemd.");
        }
    }

    private void checkEncoding(Value value) {
        String name = Python.lower(value.text());
        boolean known = List.of(name, name.replaceAll("[-_ ]", ""), name.replaceAll("[_ ]", "-")).stream()
                .anyMatch(each -> each.matches("[a-z0-9][a-z0-9._:+-]*") && Charset.isSupported(each));
        if (!name.equals("auto") && !known) {
            fatal("logencoding", value, "is no known encoding", "Write auto, or an encoding such as utf-8.");
        }
    }

    /** A name, a file, an address or a network; fail2ban also takes a mask such as /255.0.0.0. */
    private static boolean isIgnorable(String word) {
        if (word.startsWith("file:") || word.matches("(?=.*[A-Za-z])[\\w-]+(\\.[\\w-]+)*\\.?")) {
            return true;
        }
        try {
            Cidr.parse(word.replaceFirst("/[\\d.]*\\.[\\d.]*$", ""));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkActionNames() {
        Map<Object, Value> seen = new TreeMap<>();
        Value stated = jail.options().get("action");
        for (Command command : jail.commands()) {
            List<Object> words = command.words();
            boolean adds = words.size() > 3 && "addaction".equals(words.get(2));
            if (adds && seen.put(words.get(3), stated) != null) {
                fatal("action", stated, "names " + words.get(3) + " twice", "Give one of them its own actname=..");
            }
        }
    }

    private void fatal(String option, Value value, String what, String fix) {
        String sentence = "The value of " + option + " " + what + "; reloading it takes every jail down.";
        report(Finding.Severity.FATAL, value, sentence, fix);
    }

    private void report(Finding.Severity severity, Value value, String sentence, String fix) {
        findings.add(new Finding(severity, jail.name(), value.source(), sentence, fix));
    }
}
