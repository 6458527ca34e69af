package org.bangui.testing;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Log lines, stamped now, that the stock filters count as one failure each. */
final class AttackLines {

    private static final DateTimeFormatter SYSLOG = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter NGINX = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private AttackLines() {}

    /** A failed log-in by ssh. */
    static String ofUser(String user, String ip) {
        return SYSLOG.format(LocalDateTime.now()) + " srv sshd[123]: Failed password for invalid user " + user
                + " from " + ip + " port 4000 ssh2";
    }

    static String failure(String jail, String ip) {
        LocalDateTime now = LocalDateTime.now();
        return switch (jail) {
            case "sshd" ->
                SYSLOG.format(now) + " srv sshd[123]: Failed password for root from " + ip + " port 4000 ssh2";
            case "nginx-http-auth" ->
                NGINX.format(now)
                        + " [error] 1#0: *5 user \"joe\" was not found in \"/x\", client: " + ip
                        + ", server: x, request: \"GET / HTTP/1.1\", host: \"x\"";
            case "postfix" ->
                SYSLOG.format(now) + " srv postfix/smtpd[123]: NOQUEUE: reject: RCPT from unknown[" + ip
                        + "]: 554 5.7.1 <a@example.com>: Relay access denied; from=<b@example.com>"
                        + " to=<a@example.com> proto=ESMTP helo=<x>";
            case "recidive" -> ISO.format(now) + ",000 fail2ban.actions [123]: NOTICE  [sshd] Ban " + ip;
            default -> ISO.format(now) + " lab: failure from " + ip;
        };
    }
}
