package org.bangui.jails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bangui.jails.LogFile.State;

/** Looks at log files with the eyes of the daemon: whether its user may read them. */
final class LogFiles {

    private static final int ROOT = 0;
    private static final int READ = 4;
    private static final int ENTER = 1;

    private final Integer user;

    private LogFiles(Integer user) {
        this.user = user;
    }

    /** For the daemon behind this socket: its owner is the daemon's user. */
    static LogFiles forDaemonAt(Path socket) {
        try {
            return new LogFiles((Integer) Files.getAttribute(socket, "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return new LogFiles(null);
        }
    }

    static LogFiles forUser(Integer user) {
        return new LogFiles(user);
    }

    LogFile look(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            return new LogFile(text, State.UNCERTAIN, 0, null);
        }
        if (Files.notExists(path)) {
            return new LogFile(text, State.MISSING, 0, null);
        }
        try {
            Instant changed = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return new LogFile(text, state(path.toRealPath()), Files.size(path), changed);
        } catch (IOException | UnsupportedOperationException e) {
            return new LogFile(text, State.UNCERTAIN, 0, null);
        }
    }

    private State state(Path file) throws IOException {
        if (user == null) {
            return State.UNCERTAIN;
        }
        State state = user == ROOT ? State.READABLE : allowed(file, READ);
        for (Path folder = file.getParent(); folder != null && user != ROOT; folder = folder.getParent()) {
            State passage = allowed(folder, ENTER);
            state = passage.compareTo(state) > 0 ? passage : state;
        }
        return state;
    }

    /** Which groups the daemon is in cannot be seen: what only they may do is uncertain. */
    private State allowed(Path path, int what) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid");
        int mode = (Integer) attributes.get("mode");
        boolean owner = user.equals(attributes.get("uid"));
        if ((mode & (owner ? what << 6 : what)) != 0) {
            return State.READABLE;
        }
        return !owner && (mode & what << 3) != 0 ? State.UNCERTAIN : State.UNREADABLE;
    }
}
