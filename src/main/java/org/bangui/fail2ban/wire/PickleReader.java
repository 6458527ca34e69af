package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle, up to its own end, into plain values: {@code null}, {@link Boolean}, {@link Long}, {@link BigInteger},
 * {@link Double}, {@link String}, {@code byte[]}, {@link List} (also for tuples and sets), {@link Map},
 * {@link PythonClass} and {@link PythonObject}. A closed world: nothing a pickle names is looked up or created.
 *
 * <p>A reply is a tree: only plain values may be referred back to, so no cycle and no exponential growth can be built.
 * Size, number of operations, number of containers and depth are limited.
 */
final class PickleReader {

    static final long MAX_BYTES = 64L << 20;
    private static final int MAX_OPERATIONS = 10_000_000;
    private static final int MAX_CONTAINERS = 2_000_000;
    private static final int MAX_DEPTH = 64;
    private static final int HIGHEST_PROTOCOL = 5;

    private final PickleInput in;
    private final ArrayList<Object> stack = new ArrayList<>();
    private final ArrayList<Integer> marks = new ArrayList<>();
    private final ArrayList<Object> memo = new ArrayList<>();
    private final PickleScalars scalars;
    private int containers;

    private PickleReader(PickleInput in) {
        this.in = in;
        this.scalars = new PickleScalars(in);
    }

    /** Reads one pickle and not a byte more. Throws {@link MalformedReply} when it is none. */
    static Object read(PickleInput in) throws IOException {
        Object value = new PickleReader(in).run();
        refuseDeep(value);
        return value;
    }

    private Object run() throws IOException {
        for (int i = 0; i < MAX_OPERATIONS; i++) {
            int operation = in.next();
            if (operation == '.') {
                return result();
            }
            step(operation);
        }
        throw new MalformedReply("it has too many parts");
    }

    private Object result() throws MalformedReply {
        if (stack.size() != 1 || !marks.isEmpty()) {
            throw new MalformedReply("it ends too early");
        }
        return stack.get(0);
    }

    private void step(int operation) throws IOException {
        switch (operation) {
            case 0x80 -> requireProtocol(in.next());
            case 0x95 -> in.number8();
            case '(' -> marks.add(stack.size());
            case ']', 0x8f -> stack.add(counted(new ArrayList<>(2)));
            case '}' -> stack.add(counted(new LinkedHashMap<>(4)));
            case ')' -> stack.add(counted(List.of()));
            case 0x85 -> stack.add(tuple(topmost(1)));
            case 0x86 -> stack.add(tuple(topmost(2)));
            case 0x87 -> stack.add(tuple(topmost(3)));
            case 't', 0x91 -> stack.add(tuple(sinceMark()));
            case 'a' -> append(topmost(1));
            case 'e', 0x90 -> append(sinceMark());
            case 's' -> put(topmost(2));
            case 'u' -> put(sinceMark());
            case 0x94 -> memo.add(top());
            case 'q' -> memoize(in.next());
            case 'r' -> memoize(in.number(4));
            case 'h' -> recall(in.next());
            case 'j' -> recall(in.number(4));
            case 'c' -> stack.add(new PythonClass(in.line(), in.line()));
            case 0x93 -> name(topmost(2));
            case 'R' -> call(topmost(2));
            case 'b' -> dropState(topmost(1));
            default -> stack.add(scalars.read(operation));
        }
    }

    private static void requireProtocol(int protocol) throws MalformedReply {
        if (protocol > HIGHEST_PROTOCOL) {
            throw new MalformedReply("it has protocol " + protocol);
        }
    }

    private <T> T counted(T container) throws MalformedReply {
        if (++containers > MAX_CONTAINERS) {
            throw new MalformedReply("it has too many lists");
        }
        return container;
    }

    private Object top() throws MalformedReply {
        requireAboveMark(1);
        return stack.get(stack.size() - 1);
    }

    /** Takes so many values from the stack. */
    private Object[] topmost(int count) throws MalformedReply {
        requireAboveMark(count);
        return cut(stack.size() - count);
    }

    private void requireAboveMark(int count) throws MalformedReply {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (stack.size() - count < floor) {
            throw new MalformedReply("a value is missing");
        }
    }

    private Object[] sinceMark() throws MalformedReply {
        if (marks.isEmpty()) {
            throw new MalformedReply("a mark is missing");
        }
        return cut(marks.remove(marks.size() - 1));
    }

    private Object[] cut(int from) {
        Object[] values = new Object[stack.size() - from];
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] = stack.remove(stack.size() - 1);
        }
        return values;
    }

    private List<Object> tuple(Object[] values) throws MalformedReply {
        return counted(Collections.unmodifiableList(Arrays.asList(values)));
    }

    @SuppressWarnings("unchecked")
    private void append(Object[] values) throws MalformedReply {
        if (!(top() instanceof ArrayList<?> list)) {
            throw new MalformedReply("only lists grow");
        }
        Collections.addAll((ArrayList<Object>) list, values);
    }

    @SuppressWarnings("unchecked")
    private void put(Object[] pairs) throws MalformedReply {
        if (!(top() instanceof LinkedHashMap<?, ?> map) || pairs.length % 2 != 0) {
            throw new MalformedReply("only dictionaries have entries");
        }
        for (int i = 0; i < pairs.length; i += 2) {
            if (!isPlain(pairs[i])) {
                throw new MalformedReply("a key is no plain value");
            }
            ((Map<Object, Object>) map).put(pairs[i], pairs[i + 1]);
        }
    }

    /** Python numbers what it remembers from 0 without gaps. */
    private void memoize(long index) throws MalformedReply {
        if (index != memo.size()) {
            throw new MalformedReply("a reference is out of order");
        }
        memo.add(top());
    }

    private void recall(long index) throws MalformedReply {
        if (index >= memo.size() || !isPlain(memo.get((int) index))) {
            throw new MalformedReply("a reference leads nowhere");
        }
        stack.add(memo.get((int) index));
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof List<?> || value instanceof Map<?, ?> || value instanceof PythonObject);
    }

    private void name(Object[] names) throws MalformedReply {
        if (!(names[0] instanceof String module) || !(names[1] instanceof String name)) {
            throw new MalformedReply("a class has no name");
        }
        stack.add(new PythonClass(module, name));
    }

    private void call(Object[] call) throws MalformedReply {
        if (!(call[0] instanceof PythonClass type) || !(call[1] instanceof List<?> arguments)) {
            throw new MalformedReply("a call is incomplete");
        }
        boolean text = type.isText() && arguments.size() == 1 && arguments.get(0) instanceof String;
        stack.add(text ? arguments.get(0) : counted(new PythonObject(type, arguments)));
    }

    /** The state of an exception says nothing that its arguments do not. */
    private void dropState(Object[] state) throws MalformedReply {
        if (state.length != 1 || !(top() instanceof PythonObject)) {
            throw new MalformedReply("a state belongs to nothing");
        }
    }

    private static void refuseDeep(Object value) throws MalformedReply {
        List<Object> level = List.of(List.of(value == null ? "" : value));
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > MAX_DEPTH) {
                throw new MalformedReply("it is nested too deeply");
            }
            List<Object> below = new ArrayList<>();
            for (Object container : level) {
                below.addAll(containersIn(container));
            }
            level = below;
        }
    }

    private static List<Object> containersIn(Object container) {
        Iterable<?> values = container instanceof Map<?, ?> map
                ? map.values()
                : container instanceof PythonObject object ? object.arguments() : (List<?>) container;
        List<Object> found = new ArrayList<>(0);
        for (Object value : values) {
            if (!isPlain(value)) {
                found.add(value);
            }
        }
        return found;
    }
}
