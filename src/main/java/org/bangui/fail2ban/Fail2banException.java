package org.bangui.fail2ban;

import java.util.List;

/** What can go wrong with a daemon: it cannot be reached, it makes no sense, or it says no. */
public abstract sealed class Fail2banException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Fail2banException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a changing command was sent and nobody knows what became of it. */
    public boolean outcomeUnknown() {
        return this instanceof Unreachable unreachable && unreachable.reason() == Unreachable.Reason.OUTCOME_UNKNOWN;
    }

    /** No answer: the message says what to do about it. */
    public static final class Unreachable extends Fail2banException {
        private static final long serialVersionUID = 1L;

        /** Why there is no answer. {@code OUTCOME_UNKNOWN}: a changing command was sent and its answer lost. */
        public enum Reason {
            NO_SOCKET,
            NO_PERMISSION,
            NOT_LISTENING,
            BUSY,
            TIMEOUT,
            LOST,
            OUTCOME_UNKNOWN
        }

        private final Reason reason;

        public Unreachable(Reason reason, String message, Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }

        /** Whether there is no daemon to be reached at all; one that only hangs, or forbids it, is there. */
        public boolean gone() {
            return reason == Reason.NO_SOCKET || reason == Reason.NOT_LISTENING;
        }
    }

    /** Bytes that are no answer of fail2ban. */
    public static final class Protocol extends Fail2banException {
        private static final long serialVersionUID = 1L;

        public Protocol(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The daemon understood and refused. */
    public static final class Refused extends Fail2banException {
        private static final long serialVersionUID = 1L;

        private final String command;
        private final String type;
        private final List<String> arguments;

        /**
         * @param command what was asked, as text
         * @param type Python class of the error, for example {@code fail2ban.exceptions.UnknownJailException}
         * @param arguments its arguments as text
         */
        public Refused(String command, String type, List<String> arguments) {
            super("fail2ban refused \"" + command + "\": " + type + arguments, null);
            this.command = command;
            this.type = type;
            this.arguments = List.copyOf(arguments);
        }

        public String command() {
            return command;
        }

        public String type() {
            return type;
        }

        public List<String> arguments() {
            return arguments;
        }

        public boolean unknownJail() {
            return type.endsWith(".UnknownJailException");
        }
    }
}
