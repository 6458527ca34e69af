package org.bangui.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Pickler;

/**
 * Writes down what a daemon answers, byte for byte, one file per command: {@code ReplyRecorder SOCKET FOLDER}. The daemon
 * needs a jail {@code sshd}; it is changed, so take one of {@link RealFail2ban}.
 */
public final class ReplyRecorder {

    private static final byte[] END = "<F2B_END_COMMAND>".getBytes(StandardCharsets.US_ASCII);

    private ReplyRecorder() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(arguments[0]));
            for (Map.Entry<String, List<Object>> command : commands().entrySet()) {
                channel.write(ByteBuffer.wrap(new Pickler(false).dumps(command.getValue())));
                channel.write(ByteBuffer.wrap(END));
                Files.write(folder.resolve(command.getKey() + ".pickle"), reply(channel));
            }
        }
    }

    private static Map<String, List<Object>> commands() {
        Map<String, List<Object>> commands = new LinkedHashMap<>();
        commands.put("ping", List.of("ping"));
        commands.put("version", List.of("version"));
        commands.put("status", List.of("status"));
        commands.put("ban", List.of("set", "sshd", "banip", "192.0.2.1", "2001:db8::1", "198.51.100.0/24"));
        commands.put("ban-text", List.of("set", "sshd", "banip", "not an address"));
        commands.put("status-jail", List.of("status", "sshd"));
        commands.put("status-short", List.of("status", "sshd", "short"));
        commands.put("stats", List.of("stats"));
        commands.put("status-all", List.of("status", "--all", "short"));
        commands.put("banip", List.of("get", "sshd", "banip"));
        commands.put("banip-with-time", List.of("get", "sshd", "banip", "--with-time"));
        commands.put("banned", List.of("banned"));
        commands.put("failregex", List.of("get", "sshd", "failregex"));
        commands.put(
                "ignore-added", List.of("set", "sshd", "addignoreip", "192.0.2.0/24", "2001:db8::1", "example.org"));
        commands.put("datepattern", List.of("get", "sshd", "datepattern"));
        commands.put("findtime-fraction", List.of("set", "sshd", "findtime", "1.5h"));
        commands.put("bantime-permanent", List.of("set", "sshd", "bantime", "-1"));
        commands.put("bantime-huge", List.of("set", "sshd", "bantime", "10995116277760"));
        commands.put("actionproperties", List.of("get", "sshd", "actionproperties", "sink"));
        commands.put("dbfile", List.of("get", "dbfile"));
        commands.put("sleep", List.of("sleep", "0"));
        commands.put("unknown-jail", List.of("get", "nobody", "bantime"));
        commands.put("invalid-command", List.of("nonsense"));
        commands.put("missing-argument", List.of("get", "sshd"));
        commands.put("bad-regex", List.of("set", "sshd", "addfailregex", "^(<HOST>"));
        commands.put("bad-number", List.of("set", "sshd", "maxretry", "many"));
        commands.put("unpicklable", List.of("get", "sshd", "action", "sink", "_jail"));
        commands.put("echo", echo());
        return commands;
    }

    private static List<Object> echo() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", List.of());
        return Arrays.asList(
                "echo",
                null,
                true,
                false,
                0,
                -1,
                255,
                65535,
                65536,
                Long.MIN_VALUE,
                1.5,
                "",
                "é€😀",
                "x".repeat(300),
                map,
                new Object[] {1},
                new byte[] {0, -1},
                "same",
                "same",
                "<F2B_",
                List.of(1, List.of(2)));
    }

    private static byte[] reply(SocketChannel channel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!endsWithEnd(bytes.toByteArray())) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("The daemon is gone.");
            }
            bytes.write(one.get(0));
        }
        return bytes.toByteArray();
    }

    private static boolean endsWithEnd(byte[] bytes) {
        int from = bytes.length - END.length;
        return from >= 0 && Arrays.equals(bytes, from, bytes.length, END, 0, END.length);
    }
}
