package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that {@code fail2ban-client get} tells of what jails are made of. */
public final class MadeOf {

    private static final List<String> PROPERTIES = List.of(
            "failregex",
            "ignoreregex",
            "prefregex",
            "datepattern",
            "logpath",
            "logencoding",
            "journalmatch",
            "actions",
            "ignoreip",
            "ignoreself",
            "usedns",
            "bantime",
            "findtime",
            "maxretry",
            "maxlines",
            "maxmatches",
            "bantime.increment",
            "action sink actionstart",
            "action sink actionstop",
            "action sink actioncheck",
            "action sink actionban",
            "action sink actionunban",
            "action sink name");

    private MadeOf() {}

    /** One answer after the other. */
    public static String of(RealFail2ban fail2ban, String... jails) {
        String questions = Stream.of(jails)
                .flatMap(jail -> PROPERTIES.stream().map(property -> "get " + jail + " " + property + "\n"))
                .collect(Collectors.joining());
        ProcessBuilder client = fail2ban.release()
                .command("fail2ban-client", List.of("-c", fail2ban.configDir().toString(), "-i"));
        try {
            Process child =
                    client.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            child.getOutputStream().write(questions.getBytes(StandardCharsets.UTF_8));
            child.getOutputStream().close();
            return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
