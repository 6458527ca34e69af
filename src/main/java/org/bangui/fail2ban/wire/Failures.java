package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.Fail2banException.Unreachable.Reason;

/** What went wrong with the socket, and what to do about it, in one sentence each. */
final class Failures {

    private final Path socket;

    Failures(Path socket) {
        this.socket = socket;
    }

    /** Looks at the file rather than at the words of the error, which follow the language of the machine. */
    Unreachable cannotConnect(IOException cause) {
        if (Files.notExists(socket)) {
            return of(
                    Reason.NO_SOCKET,
                    "There is no fail2ban socket at %s. Is fail2ban running, and is this its socket?",
                    cause);
        }
        if (!Files.isWritable(socket)) {
            return of(
                    Reason.NO_PERMISSION,
                    "BanGUI may not use the fail2ban socket %s. Give its user read and write access to it, or run BanGUI as root.",
                    cause);
        }
        if (Files.isRegularFile(socket) || Files.isDirectory(socket)) {
            return of(Reason.NO_SOCKET, "%s is not a socket. Which socket does fail2ban use?", cause);
        }
        return notAccepted(cause);
    }

    private Unreachable notAccepted(IOException cause) {
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof ConnectException || text.contains("refused")) {
            return of(
                    Reason.NOT_LISTENING,
                    "Nobody listens on the fail2ban socket %s. fail2ban has died and left it behind; start fail2ban again.",
                    cause);
        }
        if (text.contains("temporarily unavailable") || text.contains("No buffer space")) {
            return of(Reason.BUSY, "fail2ban accepts no connection on %s now. Try again in a moment.", cause);
        }
        return of(Reason.LOST, "The fail2ban socket %s cannot be used: " + text.replace("%", "%%") + ".", cause);
    }

    /** Whether the same attempt may succeed a moment later: EAGAIN, ECONNREFUSED, ENOBUFS. */
    static boolean isPassing(Unreachable failure) {
        return failure.reason() == Reason.NOT_LISTENING || failure.reason() == Reason.BUSY;
    }

    Unreachable noConnection(Duration timeout) {
        return of(
                Reason.BUSY,
                "fail2ban accepted no connection on %s within " + seconds(timeout)
                        + ". It is busy or hangs; if this stays so, restart fail2ban.",
                null);
    }

    Unreachable noSlot(Duration timeout) {
        return of(
                Reason.BUSY,
                "Too many commands wait for fail2ban on %s; none ended within " + seconds(timeout)
                        + ". Try again in a moment.",
                null);
    }

    Unreachable noAnswer(Duration timeout) {
        return of(
                Reason.TIMEOUT,
                "fail2ban on %s did not answer within " + seconds(timeout)
                        + ". It is busy or hangs; if this stays so, restart fail2ban.",
                null);
    }

    Unreachable lost(Throwable cause) {
        return of(
                Reason.LOST,
                "fail2ban on %s closed the connection before it answered. It was stopped or restarted; try again.",
                cause);
    }

    Unreachable outcomeUnknown(Command command, Throwable cause) {
        String sentence =
                "\"" + command.text() + "\" was sent to fail2ban, but no answer came, so nobody knows whether it"
                        + " was carried out. Look at the state before you repeat it.";
        return new Unreachable(Reason.OUTCOME_UNKNOWN, sentence, cause);
    }

    Unreachable interrupted(Throwable cause) {
        return of(Reason.LOST, "Waiting for fail2ban on %s was interrupted.", cause);
    }

    private static String seconds(Duration timeout) {
        double seconds = timeout.toMillis() / 1000.0;
        return (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds)) + " s";
    }

    private Unreachable of(Reason reason, String sentence, Throwable cause) {
        return new Unreachable(reason, sentence.formatted(socket), cause);
    }
}
