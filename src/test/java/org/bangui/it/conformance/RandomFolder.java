package org.bangui.it.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes up small configurations from the pieces fail2ban's files are made of, well and badly put together. */
final class RandomFolder {

    private static final List<String> JAILS = List.of("a", "b", "sshd");
    private static final List<String> NAMES = List.of("x", "y", "X", "port", "bantime", "failregex", "extra", "mode");
    private static final List<String> WORDS = List.of(
            "1", "10m", "ssh", "true", "No", "", "-", "[", "]", "a=b", "x,y", "=", "é", "\\", "'", "\"", "#", ";", ":",
            "$5");

    private final Random random;
    private final int wildness;
    private final StringBuilder text = new StringBuilder("# accepted: perhaps\n");

    private RandomFolder(long seed) {
        random = new Random(seed);
        wildness = List.of(0, 0, 1, 5).get(random.nextInt(4));
    }

    static HandMadeFolder of(long seed) {
        RandomFolder folder = new RandomFolder(seed);
        folder.write();
        return new HandMadeFolder("random-" + seed, folder.text.toString());
    }

    private void write() {
        jailFile("jail.conf");
        maybe(50, () -> jailFile("jail.local"));
        maybe(30, () -> jailFile("jail.d/10-x.conf"));
        maybe(30, () -> jailFile("jail.d/20-y.local"));
        maybe(20, () -> jailFile("jail.d/05-z.local"));
        maybe(30, () -> jailFile("paths.conf"));
        for (String filter : List.of("filter.d/f", "filter.d/g")) {
            definitionFile(filter + ".conf", this::filterOption);
            maybe(30, () -> definitionFile(filter + ".local", this::filterOption));
        }
        definitionFile("action.d/act.conf", this::actionOption);
        maybe(30, () -> definitionFile("action.d/act.local", this::actionOption));
        maybe(60, () -> file("log/a.log (empty)"));
        maybe(40, () -> file("log/b.log (empty)"));
    }

    private void maybe(int percent, Runnable work) {
        if (random.nextInt(100) < percent) {
            work.run();
        }
    }

    private boolean wild() {
        return random.nextInt(100) < wildness;
    }

    private void file(String name) {
        text.append(">>> ").append(name).append('\n');
    }

    private void jailFile(String name) {
        file(name + oneOf("", "", "", "", " (crlf)"));
        maybe(15, () -> includes(List.of("paths.conf", "late.conf", "../paths.conf", "jail.local", "paths.conf")));
        maybe(name.equals("jail.conf") ? 95 : 40, () -> section("DEFAULT", this::jailOption));
        for (String jail : JAILS) {
            maybe(60, () -> section(jail + oneOf("", "", "", "", "?x=1"), this::jailOption));
        }
        maybe(wildness, () -> line(oneOf("nonsense", "[open", "= 5", "[a]", " indented = 1")));
    }

    private void definitionFile(String name, Supplier<String> option) {
        file(name + oneOf("", "", "", "", " (crlf)"));
        maybe(15, () -> includes(List.of("f.conf", "g.conf", "act.conf", "g.local", "none.conf")));
        maybe(name.endsWith(".conf") ? 90 : 20, () -> section("DEFAULT", option));
        section("Definition" + oneOf("", "", "", "", "", "?family=inet6"), option);
        maybe(60, () -> section("Init" + oneOf("", "", "", "?family=inet6", "?x=1"), option));
        maybe(15, () -> section("other", option));
    }

    private void includes(List<String> files) {
        line("[INCLUDES]");
        line(oneOf("before", "after") + " = " + any(files) + (wild() ? "\n  %(__name__)s" : ""));
    }

    private void section(String name, Supplier<String> option) {
        line("[" + name + "]");
        Set<String> seen = new HashSet<>();
        if (name.equals("DEFAULT")) {
            NAMES.forEach(each -> maybe(90, () -> state(each + " = " + any(WORDS), seen)));
        }
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            state(option.get(), seen);
        }
    }

    private void state(String option, Set<String> seen) {
        if (seen.add(option.split("[=:]", 2)[0].strip().toLowerCase(Locale.ROOT)) || wild()) {
            line(option);
            maybe(10, () -> line(oneOf("", "# comment", "; comment", "   # indented comment")));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String jailOption() {
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> stated("enabled", oneOf("true", "true", "yes", "1", "false", "on"));
            case 3 -> stated("filter", named("f", "g", "%(__name__)s"));
            case 4 -> stated("filter", named("f", "g", "none"));
            case 5, 6 -> stated("action", actions());
            case 7 -> stated("backend", oneOf("auto", "polling", "systemd", "systemd[journalflags=1]", "Auto"));
            case 8 -> stated("logpath", oneOf("@/log/*.log", "@/log/a.log tail\n  @/log/[ab].log", "@/log/%(x)s.log"));
            case 9 -> stated(oneOf("maxretry", "maxmatches", "maxlines"), oneOf("5", " 7", "1_0", "five", value()));
            case 10 -> stated("ignoreip", value() + " ::1\n  10.0.0.0/8,1.2.3.4");
            case 11 ->
                stated(oneOf("failregex", "ignoreregex", "prefregex", "datepattern"), value() + "\n  " + value());
            case 12 -> stated("journalmatch", oneOf("A=1 + B=2", "A='x y'\n  C=3", value()));
            case 13 -> stated(oneOf("usedns", "logencoding", "ignorecommand", "ignorecache", "logtimezone"), value());
            case 14 ->
                stated(oneOf("bantime.increment", "ignoreself", "bantime.overalljails"), oneOf("true", "0", value()));
            case 15 -> stated(oneOf("bantime", "findtime", "bantime.factor", "bantime.maxtime"), value());
            default -> stated(any(NAMES), value());
        };
    }

    private String filterOption() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> stated("failregex", "^" + value() + " <HOST>\n  ^" + value());
            case 2 -> stated(oneOf("ignoreregex", "prefregex", "datepattern", "usedns"), value());
            case 3 -> stated("journalmatch", oneOf("A=1", "A=%(x)s + B=<y>"));
            case 4 -> stated("maxlines", oneOf("3", "x", "%(x)s"));
            default -> stated(any(NAMES) + oneOf("", "", "", "?family=inet6"), value());
        };
    }

    private String actionOption() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> stated("actionban", "ban " + value() + " <ip>");
            case 2 -> stated(oneOf("actionstart", "actionstop", "actionunban", "actioncheck"), value());
            case 3 -> stated(oneOf("actionstart_on_demand", "norestored"), oneOf("true", "false", "<x>"));
            default -> stated(any(NAMES) + oneOf("", "", "", "?family=inet6"), value());
        };
    }

    private String stated(String option, String value) {
        return option + oneOf(" = ", "=", ": ", " =", "  =  ") + value + oneOf("", "", "", "", " ; why");
    }

    private String actions() {
        String first = named("act", "act", "none");
        return random.nextInt(3) > 0 ? first : first + oneOf("\n  ", " ", "\n\n  ") + named("act", "act", "x.py");
    }

    private String named(String... names) {
        StringBuilder named = new StringBuilder(oneOf(names));
        for (int left = random.nextInt(3); left > 0; left--) {
            named.append('[').append(given());
            maybe(40, () -> named.append(oneOf(", ", ",", " , ")).append(given()));
            named.append(wild() ? "" : "]");
        }
        return named.toString();
    }

    private String given() {
        String quote = oneOf("\"", "'", "");
        String value = value().replace("\n", " ").replace(quote.isEmpty() ? "," : quote, "");
        String safe = quote.isEmpty() && !wild() ? value.replaceAll("[\\]\\['\"=]", "") : value;
        return any(List.of("name", "actname", "x", "y", "mode", "port", "x?family=inet6")) + "=" + quote + safe + quote;
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            value.append(piece()).append(oneOf("", " ", "", "  ", ""));
        }
        maybe(10, () -> value.append("\n   ").append(piece()));
        maybe(5, () -> value.append("\n\n   ").append(piece()));
        return value.toString();
    }

    private String piece() {
        String name = any(NAMES);
        if (wild()) {
            return oneOf("%", "%(none)s", "<" + name, "%(" + name, "<<x>>", "%(x/y)s", "\t");
        }
        return switch (random.nextInt(14)) {
            case 0 -> "%%";
            case 1 -> random.nextInt(3) > 0 ? "%(__name__)s" : "%(" + name + ")s";
            case 2 -> random.nextInt(3) > 0 ? "w" : "%(known/" + name + ")s";
            case 3 -> random.nextInt(3) > 0 ? "v" : "%(" + any(JAILS) + "/" + name + ")s";
            case 4 -> random.nextInt(3) > 0 ? "d" : "%(default/" + name + ")s";
            case 5, 6 -> "<" + name + ">";
            case 7 -> oneOf("<known/" + name + ">", "<ip>", "<HOST>", "<F-USER>.*</F-USER>", "<name>", "<bantime>");
            case 8 -> "<" + oneOf("x", "lt") + "<" + name + ">>";
            default -> any(WORDS);
        };
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
