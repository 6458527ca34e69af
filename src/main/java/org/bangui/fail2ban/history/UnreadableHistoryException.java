package org.bangui.fail2ban.history;

import java.nio.file.Path;

/** fail2ban's database or log is there no more or may not be read. */
public class UnreadableHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableHistoryException(Path file, Exception cause) {
        super("Cannot read " + file + ": " + cause.getMessage() + ". Allow BanGUI's user to read it.", cause);
    }
}
