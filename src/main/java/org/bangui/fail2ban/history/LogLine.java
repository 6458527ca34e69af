package org.bangui.fail2ban.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    private static final Pattern EVENT = Pattern.compile(
            TIME.pattern()
                    + "(?:fail2ban\\.actions\\s*\\[\\d+]:|[0-9A-F]+) NOTICE?\\s+\\[([^]]{1,64})] (Ban|Unban|Restore Ban) (.{1,255})$");
    private static final Pattern FAILURE = Pattern.compile(
            TIME.pattern() + "(?:fail2ban\\.filter\\s*\\[\\d+]:|[0-9A-F]+) INFO\\s+\\[([^]]{1,64})] Found .{1,255}");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS");

    private LogLine() {}

    /** The ban or unban that the line tells of, null when it tells of none. */
    static LoggedEvent event(String line, ZoneId zone) {
        Matcher matcher = EVENT.matcher(line);
        LocalDateTime time = matcher.matches() ? time(matcher.group(1)) : null;
        if (time == null) {
            return null;
        }
        try {
            JailName jail = new JailName(matcher.group(2));
            BanId id = new BanId(matcher.group(4));
            return new LoggedEvent(
                    kind(matcher.group(3)), jail, id, time.atZone(zone).toInstant());
        } catch (IllegalArgumentException notBannable) {
            return null;
        }
    }

    /** A line about a failure that a jail found. */
    record Failure(JailName jail, Instant at) {}

    /** The failure that the line tells of, null when it tells of none. */
    static Failure failure(String line, ZoneId zone) {
        Matcher matcher = FAILURE.matcher(line);
        LocalDateTime time = matcher.lookingAt() ? time(matcher.group(1)) : null;
        try {
            return time == null
                    ? null
                    : new Failure(
                            new JailName(matcher.group(2)), time.atZone(zone).toInstant());
        } catch (IllegalArgumentException noJailName) {
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

    private static Kind kind(String word) {
        return switch (word) {
            case "Ban" -> Kind.BAN;
            case "Unban" -> Kind.UNBAN;
            default -> Kind.RESTORE;
        };
    }
}
