package org.bangui.fail2ban.history;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent.Kind;

/**
 * One line of fail2ban's log. Anchored from its start to the message, because at level DEBUG the log quotes lines that
 * attackers wrote.
 */
final class LogLine {

    private static final Pattern TIME = Pattern.compile("^ ?(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) ");
    private static final String JAIL = "\\[(?<jail>[^]]{1,64})] ";
    private static final Pattern ACTION =
            of("actions", "NOTICE?", JAIL + "(?<word>Ban|Unban|Restore Ban) (?<id>.{1,255})");
    private static final Pattern FOUND =
            of("filter", "INFO", JAIL + "Found (?<id>.{1,255}) - \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern STOPPED = of("jail", "INFO", "Jail '(?<jail>[^']{1,64})' stopped");
    private static final Map<String, Kind> WORDS =
            Map.of("Ban", Kind.BAN, "Unban", Kind.UNBAN, "Restore Ban", Kind.RESTORE);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS");

    private LogLine() {}

    /** A whole line of this module with this level and message; all three are expressions. */
    static Pattern of(String module, String level, String message) {
        return Pattern.compile(TIME.pattern() + "(?:fail2ban\\." + module + "\\s*\\[\\d+]:|[0-9A-F]+) " + level + "\\s+"
                + message + "$");
    }

    /** What the line tells of, null when it tells of nothing. */
    static LoggedEvent event(String line, ZoneId zone) {
        Matcher action = ACTION.matcher(line);
        if (action.matches()) {
            return event(WORDS.get(action.group("word")), action, action.group("id"), zone);
        }
        Matcher found = FOUND.matcher(line);
        if (found.matches()) {
            return event(Kind.FOUND, found, found.group("id"), zone);
        }
        Matcher stopped = STOPPED.matcher(line);
        return stopped.matches() ? event(Kind.STOP, stopped, null, zone) : null;
    }

    /** Null when it names nothing that can be banned, or no time. */
    private static LoggedEvent event(Kind kind, Matcher line, String id, ZoneId zone) {
        LocalDateTime time = time(line.group(1));
        try {
            JailName jail = new JailName(line.group("jail"));
            BanId subject = id == null ? null : new BanId(id);
            return time == null
                    ? null
                    : new LoggedEvent(kind, jail, subject, time.atZone(zone).toInstant());
        } catch (IllegalArgumentException notBannable) {
            return null;
        }
    }

    /** The time in front of the line, in the daemon's local time; null when there is none. */
    static LocalDateTime startOf(String line) {
        Matcher matcher = TIME.matcher(line);
        return matcher.find() ? time(matcher.group(1)) : null;
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text, FORMAT);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
