package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** What a daemon is asked from now on, in order; its log quotes it at the level that is set for so long. */
public final class AskedCommands implements AutoCloseable {

    private static final String QUOTE = "Command: ";

    private final RealFail2ban daemon;
    private final int before;

    public AskedCommands(RealFail2ban daemon) {
        this.daemon = daemon;
        daemon.client("set", "loglevel", "HEAVYDEBUG");
        before = log().length();
    }

    /** Each as Python writes it: {@code ['status', 'sshd', 'short']}. */
    public List<String> all() {
        return log().substring(before)
                .lines()
                .filter(line -> line.contains(QUOTE))
                .map(line -> line.substring(line.indexOf(QUOTE) + QUOTE.length()))
                .toList();
    }

    public long count(String command) {
        return all().stream().filter(command::equals).count();
    }

    private String log() {
        try {
            return Files.readString(daemon.logFile(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        daemon.client("set", "loglevel", "INFO");
    }
}
