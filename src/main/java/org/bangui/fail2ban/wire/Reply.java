package org.bangui.fail2ban.wire;

import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;

/**
 * The daemon's answer to one command. Reading it as what it is not, or when the daemon refused, throws.
 *
 * @param command what was asked
 * @param code 0 when done, 1 when refused, -1 when the daemon could not answer (request not readable, result not writable)
 * @param payload the result, the refusal, or the daemon's complaint
 */
public record Reply(Command command, int code, Object payload) {

    private static final int LONGEST_ARGUMENT = 500;
    private static final int MOST_ARGUMENTS = 8;

    /** Sorts a decoded reply into its three shapes: {@code (0, result)}, {@code (1, error)}, {@code "ERROR: …"}. */
    static Reply of(Command command, Object decoded) throws MalformedReply {
        if (decoded instanceof String complaint) {
            return new Reply(command, -1, complaint);
        }
        boolean pair = decoded instanceof List<?> list && list.size() == 2 && list.get(0) instanceof Long;
        if (!pair) {
            throw new MalformedReply("it is no answer");
        }
        List<?> list = (List<?>) decoded;
        return new Reply(command, list.get(0).equals(0L) ? 0 : 1, list.get(1));
    }

    public boolean isOk() {
        return code == 0;
    }

    /** The result. */
    public Object value() {
        if (code > 0) {
            throw refused();
        }
        if (code < 0) {
            throw new Protocol("fail2ban could not answer \"" + command.text() + "\": " + cut(payload), null);
        }
        return payload;
    }

    private Refused refused() {
        if (payload instanceof PythonObject error) {
            List<String> arguments = error.arguments().stream()
                    .limit(MOST_ARGUMENTS)
                    .map(Reply::cut)
                    .toList();
            return new Refused(command.text(), cut(error.type()), arguments);
        }
        return new Refused(command.text(), "", List.of(cut(payload)));
    }

    private static String cut(Object value) {
        String text = value instanceof PythonObject object ? object.type().toString() : String.valueOf(value);
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }

    /** A whole number; fractions, such as a find time of 1.5 hours in 1.0.2, are cut. */
    public long number() {
        return expect(Number.class, value()).longValue();
    }

    public String text() {
        return expect(String.class, value());
    }

    /** A text, or null when the daemon has none. */
    public String textOrNull() {
        return value() == null ? null : text();
    }

    public boolean flag() {
        return expect(Boolean.class, value());
    }

    public List<?> list() {
        return expect(List.class, value());
    }

    public Map<?, ?> map() {
        return expect(Map.class, value());
    }

    /** A list of texts; of an object that fail2ban sends in place of a text, the name of its class. */
    public List<String> texts() {
        return list().stream().map(this::asText).toList();
    }

    private String asText(Object value) {
        return value instanceof PythonObject object ? object.type().toString() : expect(String.class, value);
    }

    /** The value as this type, or {@link Protocol}. */
    public <T> T expect(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new Protocol(
                    "fail2ban answered \"" + command.text() + "\" in a form that BanGUI does not know.", null);
        }
        return type.cast(value);
    }
}
