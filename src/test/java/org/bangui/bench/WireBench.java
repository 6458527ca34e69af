package org.bangui.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.razorvine.pickle.Pickler;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Transport;
import org.bangui.fail2ban.wire.Wire;
import org.bangui.testing.RealFail2ban;

/** Our client against the floor, a connection per command and a client process per command; both kinds of sockets. */
final class WireBench implements Benchmark {

    private static final int JAILS = 50;
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 60;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Command ONE = Command.read("get", "lab-001", "bantime");

    private final ExecutorService executor = Executors.newFixedThreadPool(10);
    private final List<Row> rows = new ArrayList<>();

    @Override
    public List<Row> run() throws Exception {
        try (RealFail2ban daemon = RealFail2ban.installed().manyJails(JAILS).start();
                RawLine floor = new RawLine(daemon.socket());
                Wire junix = wire(daemon, Transport.JUNIXSOCKET);
                Wire jdk = wire(daemon, Transport.JDK);
                Fail2ban fail2ban = new Fail2ban(daemon.socket(), TIMEOUT, 10, executor)) {
            oneCommand(daemon, floor, junix, jdk);
            overview(daemon, floor, fail2ban);
            sockets(floor, junix, jdk);
        } finally {
            executor.shutdownNow();
        }
        return rows;
    }

    private Wire wire(RealFail2ban daemon, Transport transport) {
        return new Wire(daemon.socket(), transport, TIMEOUT, 10, executor);
    }

    private void oneCommand(RealFail2ban daemon, RawLine floor, Wire junix, Wire jdk) throws Exception {
        byte[] bytes = bytes(List.of(ONE));
        Rounds fast = new Rounds()
                .add("floor", 20, () -> floor.exchange(bytes, 1))
                .add("junixsocket", 20, () -> junix.send(ONE).number())
                .add("jdk", 20, () -> jdk.send(ONE).number())
                .add("connection", 20, () -> onNewConnection(daemon, ONE))
                .add("raw connection", 20, () -> onNewRawConnection(daemon.socket(), bytes))
                .run(WARM_UP, ROUNDS);
        Rounds slow = new Rounds()
                .add("junixsocket", 20, () -> junix.send(ONE).number())
                .add("client", 1, () -> daemon.client("get", "lab-001", "bantime"))
                .run(1, 9);
        figure("one command, raw loop over prebuilt bytes (floor)", fast.median("floor"));
        figure("one command, our client over junixsocket", fast.median("junixsocket"));
        figure("one command, our client over the JDK's channel", fast.median("jdk"));
        figure("one command, our client, new connection each (a)", fast.median("connection"));
        figure("one command, raw loop, new connection each", fast.median("raw connection"));
        figure("one command, fail2ban-client started each (b)", slow.median("client"));
        ratio("one command: ours / floor", fast.ratio("junixsocket", "floor"));
        ratio("one command: (a) / ours", fast.ratio("connection", "junixsocket"));
        ratio("one command: (b) / ours", slow.ratio("client", "junixsocket"));
        ratio("one command: junixsocket / JDK channel", fast.ratio("junixsocket", "jdk"));
    }

    private void overview(RealFail2ban daemon, RawLine floor, Fail2ban fail2ban) throws Exception {
        byte[] status = bytes(List.of(Command.read("status")));
        List<Command> commands = commands();
        byte[] all = bytes(commands);
        List<byte[]> each = new ArrayList<>();
        for (Command command : commands) {
            each.add(bytes(List.of(command)));
        }
        Rounds rounds = new Rounds()
                .add("floor", 1, () -> {
                    floor.exchange(status, 1);
                    floor.exchange(all, commands.size());
                })
                .add("ours", 1, () -> require(fail2ban.summaries().size() == JAILS))
                .add("one by one", 1, () -> {
                    floor.exchange(status, 1);
                    for (byte[] one : each) {
                        floor.exchange(one, 1);
                    }
                })
                .add("connections", 1, () -> {
                    onNewConnection(daemon, Command.read("status"));
                    for (Command command : commands) {
                        onNewConnection(daemon, command);
                    }
                })
                .add("raw connections", 1, () -> {
                    onNewRawConnection(daemon.socket(), status);
                    for (byte[] one : each) {
                        onNewRawConnection(daemon.socket(), one);
                    }
                })
                .run(WARM_UP, ROUNDS);
        report(rounds, commands.size() + 1);
    }

    private void report(Rounds rounds, int commands) {
        double client = value("one command, fail2ban-client started each (b)") * commands;
        figure("overview of 50 jails, raw loop, pipelined (floor)", rounds.median("floor"));
        figure("overview of 50 jails, raw loop, one by one", rounds.median("one by one"));
        figure("overview of 50 jails, ours, pipelined", rounds.median("ours"));
        figure("overview of 50 jails, ours, new connection each (a)", rounds.median("connections"));
        figure("overview of 50 jails, raw loop, new connection each", rounds.median("raw connections"));
        figure("overview of 50 jails, fail2ban-client each (b), " + commands + " times one", client);
        rows.add(Row.atMost("overview: ours / floor", rounds.ratio("ours", "floor"), 1.3));
        rows.add(Row.atLeast("overview: (a) / ours", rounds.ratio("connections", "ours"), 10));
        ratio("overview: raw loop with new connections / ours", rounds.ratio("raw connections", "ours"));
        ratio("overview: (b) / ours", client / rounds.median("ours"));
    }

    private void sockets(RawLine floor, Wire junix, Wire jdk) throws Exception {
        List<Command> commands = commands();
        byte[] all = bytes(commands);
        Rounds rounds = new Rounds()
                .add("floor", 1, () -> floor.exchange(all, commands.size()))
                .add("junixsocket", 1, () -> require(junix.send(commands).size() == commands.size()))
                .add("jdk", 1, () -> require(jdk.send(commands).size() == commands.size()))
                .run(WARM_UP, ROUNDS);
        figure("pipelined batch of " + commands.size() + ", junixsocket", rounds.median("junixsocket"));
        figure("pipelined batch of " + commands.size() + ", JDK channel", rounds.median("jdk"));
        rows.add(Row.atMost("pipelined batch: junixsocket / JDK channel", rounds.ratio("junixsocket", "jdk"), 1.5));
    }

    /** What the overview asks a daemon without {@code stats}. */
    private static List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (int i = 1; i <= JAILS; i++) {
            String jail = "lab-%03d".formatted(i);
            commands.add(Command.read("status", jail, "short"));
            commands.add(Command.read("get", jail, "bantime"));
            commands.add(Command.read("get", jail, "findtime"));
            commands.add(Command.read("get", jail, "maxretry"));
        }
        return commands;
    }

    static byte[] bytes(List<Command> commands) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Command command : commands) {
            bytes.write(new Pickler(false).dumps(command.words()));
            bytes.write("<F2B_END_COMMAND>".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private void onNewConnection(RealFail2ban daemon, Command command) {
        try (Wire wire = wire(daemon, Transport.JUNIXSOCKET)) {
            wire.send(command).value();
        }
    }

    private static void onNewRawConnection(Path socket, byte[] request) throws IOException {
        try (RawLine line = new RawLine(socket)) {
            line.exchange(request, 1);
        }
    }

    private static void require(boolean complete) {
        if (!complete) {
            throw new IllegalStateException("An overview is incomplete.");
        }
    }

    private double value(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void figure(String name, double micros) {
        rows.add(Row.figure(name, micros, "us"));
    }

    private void ratio(String name, double value) {
        rows.add(Row.figure(name, value, "x"));
    }
}
