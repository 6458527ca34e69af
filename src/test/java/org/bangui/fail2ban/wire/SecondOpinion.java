package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Unpickler;

/** Pyrolite's reading of a pickle, and a plain form of both readings that can be compared. */
final class SecondOpinion {

    static {
        Unpickler.registerConstructor("builtins", "str", arguments -> arguments[0]);
        for (String type : List.of(
                "builtins.Exception",
                "builtins.ValueError",
                "builtins.IndexError",
                "sqlite3.OperationalError",
                "fail2ban.exceptions.UnknownJailException",
                "fail2ban.server.failregex.RegexException")) {
            int dot = type.lastIndexOf('.');
            Unpickler.registerConstructor(type.substring(0, dot), type.substring(dot + 1), thing(type));
        }
    }

    private SecondOpinion() {}

    /** An object that takes a state, as Pyrolite wants it. */
    public static final class Thing {
        private final String type;
        private final Object[] arguments;

        private Thing(String type, Object[] arguments) {
            this.type = type;
            this.arguments = arguments;
        }

        @SuppressWarnings("checkstyle:MethodName")
        public void __setstate__(HashMap<String, Object> state) {
            if (state.isEmpty()) {
                throw new IllegalArgumentException("a state without content");
            }
        }
    }

    private static IObjectConstructor thing(String type) {
        return arguments -> new Thing(type, arguments);
    }

    static Object decode(byte[] pickle) throws IOException {
        return new Unpickler().loads(pickle);
    }

    /** Numbers as whole numbers or doubles, sequences as lists, objects as type and arguments. */
    static Object plain(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return BigInteger.valueOf(((Number) value).longValue());
        }
        if (value instanceof byte[] bytes) {
            return "bytes " + new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (value instanceof Object[] tuple) {
            return plainList(Arrays.asList(tuple));
        }
        if (value instanceof Collection<?> list) {
            return plainList(list);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new HashMap<>();
            map.forEach((key, entry) -> plain.put(plain(key), plain(entry)));
            return plain;
        }
        return plainObject(value);
    }

    private static Object plainObject(Object value) {
        if (value instanceof PythonObject object) {
            return List.of("object", object.type().toString(), plain(object.arguments()));
        }
        if (value instanceof Thing thing) {
            return List.of("object", thing.type, plain(thing.arguments));
        }
        return value;
    }

    private static List<Object> plainList(Collection<?> values) {
        List<Object> list = new ArrayList<>();
        values.forEach(value -> list.add(plain(value)));
        return list;
    }
}
