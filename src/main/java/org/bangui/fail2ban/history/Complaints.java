package org.bangui.fail2ban.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangui.fail2ban.JailName;

/** What fail2ban's log says went wrong with a jail. */
public final class Complaints {

    private static final int TAIL = 1 << 18;
    private static final int LONGEST = 300;
    private static final Pattern ERROR = Pattern.compile("^ ?(?<time>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d),\\d{3} "
            + "(?:fail2ban\\S*\\s*\\[\\d+]:|[0-9A-F]+) (?:ERROR|CRITICAL)\\s+"
            + "(?<refused>Command .* has failed\\. Received )?(?<message>.*)$");

    /** What is said when a jail that is not there is asked for, or one that never began ends. */
    private static final Pattern NOISE = Pattern.compile("UnknownJailException\\(.*|Stop .* of jail .* failed: .*");

    private Complaints() {}

    /**
     * Why the jail may not run: the last error in the last part of the log that names it, when and what, cut after 300
     * characters. An error before its last start is none of them, nor is one before its last end unless that was the
     * refusal of an order. Empty when there is none, or the log cannot be read.
     */
    public static Optional<String> last(Path log, JailName jail) {
        String last = null;
        boolean refused = false;
        for (String line : tail(log).lines().filter(line -> names(line, jail)).toList()) {
            Matcher error = ERROR.matcher(line);
            if (error.matches()) {
                if (!NOISE.matcher(error.group("message")).matches()) {
                    refused = error.group("refused") != null;
                    last = error.group("time") + ": " + error.group("message").replaceAll("\\p{C}", "?");
                }
            } else if (line.endsWith(" Jail '" + jail + "' started")
                    || !refused && line.endsWith(" Jail '" + jail + "' stopped")) {
                last = null;
            }
        }
        return Optional.ofNullable(last)
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    private static boolean names(String line, JailName jail) {
        return line.contains("'" + jail + "'") || line.contains("[" + jail + "]");
    }

    private static String tail(Path log) {
        try (FileChannel channel = FileChannel.open(log)) {
            ByteBuffer end = ByteBuffer.allocate(TAIL);
            channel.position(Math.max(0, channel.size() - TAIL));
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until it is full or the file ends
            }
            return StandardCharsets.UTF_8.decode(end.flip()).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
