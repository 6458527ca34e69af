package org.bangui.fail2ban.history;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangui.fail2ban.JailName;

/** Gathers from fail2ban's log which jails ended and why; one that starts again did not end. */
final class JailEnds {

    private static final int LONGEST = 300;
    private static final String JAIL = "(?<jail>[^'\\]]{1,64})";
    private static final Pattern ALIVE =
            LogLine.of("(?:jail|server)", "INFO", "Jail '" + JAIL + "' (?:started|reloaded)");
    private static final Pattern STOPPED = LogLine.of("jail", "INFO", "Jail '" + JAIL + "' stopped");
    private static final Pattern REFUSED = LogLine.of(
            "transmitter",
            "(?:WARNING|ERROR)",
            "Command \\['(?:reload|start)', '" + JAIL + "'.*\\] has failed\\. Received (?<error>.+)");
    private static final Pattern FAILED = LogLine.of(
            "(?!transmitter)\\w+", "(?:ERROR|CRITICAL)", "(?<error>.{0,100}?(?:[Jj]ail '|\\[)" + JAIL + "['\\]].*)");

    /** What is said when an action of a jail that never began ends. */
    private static final Pattern NOISE = Pattern.compile("UnknownJailException\\(.*|(?:Failed to stop|Stop) .*");

    private final ZoneId zone;
    private final Map<JailName, JailEnd> ends = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    JailEnds(ZoneId zone) {
        this.zone = zone;
    }

    /** Takes the next line of the log. */
    void read(String line) {
        Matcher alive = ALIVE.matcher(line);
        Matcher stopped = STOPPED.matcher(line);
        if (alive.matches()) {
            ends.keySet().removeIf(jail -> jail.value().equals(alive.group("jail")));
            refused.remove(alive.group("jail"));
        } else if (stopped.matches()) {
            stopped(stopped);
        } else {
            complaint(REFUSED.matcher(line), true);
            complaint(FAILED.matcher(line), false);
        }
    }

    /** What was refused as it began is ended afterwards. */
    private void stopped(Matcher line) {
        if (!refused.contains(line.group("jail"))) {
            note(line, null);
        }
    }

    private void complaint(Matcher line, boolean refusal) {
        if (line.matches() && !NOISE.matcher(line.group("error")).matches()) {
            String clean = line.group("error").replaceAll("\\p{C}", "\uFFFD").strip();
            note(line, clean.length() > LONGEST ? clean.substring(0, LONGEST) + "\u2026" : clean);
            if (refusal) {
                refused.add(line.group("jail"));
            }
        }
    }

    private void note(Matcher line, String error) {
        LocalDateTime time = LogLine.startOf(line.group());
        try {
            JailName jail = new JailName(line.group("jail"));
            if (time != null) {
                ends.put(jail, new JailEnd(jail, time.atZone(zone).toInstant(), error));
            }
        } catch (IllegalArgumentException noJail) {
            return;
        }
    }

    Map<JailName, JailEnd> all() {
        return ends;
    }
}
