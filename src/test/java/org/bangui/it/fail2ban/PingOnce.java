package org.bangui.it.fail2ban;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Transport;
import org.bangui.fail2ban.wire.Wire;

/** A process of its own that pings once and prints what came of it: tests run it with fewer rights. */
public final class PingOnce {

    private PingOnce() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try (Wire wire = new Wire(
                Path.of(arguments[0]),
                Transport.valueOf(arguments[1]),
                Duration.ofSeconds(5),
                1,
                Executors.newSingleThreadExecutor())) {
            out.println(wire.send(Command.read("ping")).value());
        } catch (Unreachable e) {
            out.println(e.reason() + ": " + e.getMessage());
        }
        System.exit(0);
    }
}
