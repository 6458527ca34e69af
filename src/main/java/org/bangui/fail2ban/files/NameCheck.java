package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds options that fail2ban does not know and nothing refers to, and says which one was likely meant. */
final class NameCheck {

    private static final Pattern REFERENCE = Pattern.compile("%\\((?:[^)/]*/)*([^)]+)\\)s|<(?:[^ <>/]*/)*([^ <>/]+)>");

    private final List<IniFile> jailFiles;
    private final Set<String> referredByJails;
    private final Map<List<String>, Set<String>> referredByDefinitions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    NameCheck(List<IniFile> jailFiles) {
        this.jailFiles = jailFiles;
        this.referredByJails = references(jailFiles);
    }

    /** The names of all options that any value of the files refers to. */
    private static Set<String> references(List<IniFile> files) {
        Set<String> names = new HashSet<>();
        Stream<Map<String, Value>> sections = files.stream()
                .flatMap(file -> Stream.concat(Stream.of(file.defaults()), file.sections().values().stream()));
        sections.flatMap(options -> options.values().stream())
                .flatMap(value -> REFERENCE.matcher(value.text()).results())
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .forEach(name -> names.add(Python.lower(name)));
        return names;
    }

    /** The options of every jail, and those of {@code [DEFAULT]}. */
    void checkJails() {
        Set<String> known = OptionTable.JAIL.names();
        for (IniFile file : jailFiles) {
            checkNames("", file.defaults(), known, referredByJails, false);
            file.sections().forEach((jail, options) -> {
                if (!jail.equals("INCLUDES")) {
                    checkNames(jail, options, known, referredByJails, true);
                }
            });
        }
    }

    /** The options of a filter or action, and what the jail gives it in brackets. */
    void checkDefinition(String jail, Definition definition, List<IniFile> files, OptionTable table) {
        Set<String> referred = new HashSet<>(referredByJails);
        referred.addAll(referredByDefinitions.computeIfAbsent(definition.files(), key -> references(files)));
        Set<String> known = new TreeSet<>(table.names());
        known.add("logtype");
        for (IniFile file : files) {
            checkNames(jail, file.sections().getOrDefault("Definition", Map.of()), known, referred, false);
        }
        for (IniFile file : files) {
            file.sections().values().forEach(options -> known.addAll(options.keySet()));
            known.addAll(file.defaults().keySet());
        }
        known.addAll(Set.of("name", "actname", "bantime", "timeout"));
        checkNames(jail, givenByJail(definition), known, referred, false);
    }

    private static Map<String, Value> givenByJail(Definition definition) {
        Map<String, Value> given = new LinkedHashMap<>();
        definition.given().forEach((option, value) -> {
            List<Value.Part> parts = value.parts();
            if (!parts.isEmpty()
                    && Set.of("filter", "action").contains(parts.get(0).reference())) {
                given.put(Python.lower(option), value);
            }
        });
        return given;
    }

    /** @param strict whether an option that resembles nothing is reported too */
    private void checkNames(
            String jail, Map<String, Value> options, Set<String> known, Set<String> referred, boolean strict) {
        options.forEach((option, value) -> {
            if (known.contains(option) || referred.contains(option) || option.startsWith("known/")) {
                return;
            }
            Optional<String> meant = Spelling.nearest(option, known);
            if (meant.isPresent()) {
                String sentence = "fail2ban does not know the option " + option + ".";
                report(Finding.Severity.WARNING, jail, value, sentence, "Write " + meant.get() + ".");
            } else if (strict) {
                String sentence =
                        "The option " + option + " has no effect: fail2ban does not know it, nothing refers to it.";
                report(
                        Finding.Severity.HINT,
                        jail,
                        value,
                        sentence,
                        "Remove it, or refer to it as %(" + option + ")s.");
            }
        });
    }

    private void report(Finding.Severity severity, String jail, Value value, String sentence, String fix) {
        findings.add(new Finding(severity, jail, value.source(), sentence, fix));
    }

    List<Finding> findings() {
        return findings;
    }
}
