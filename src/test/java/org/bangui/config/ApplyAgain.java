package org.bangui.config;

import java.io.PrintStream;
import java.nio.file.Path;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.InvalidInputException;

/** A process of its own that applies one change after another until it is killed. */
public final class ApplyAgain {

    private ApplyAgain() {}

    /** @param arguments socket, configuration folder, home, jails */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Path home = Path.of(arguments[2]);
        Engine engine = new Engine(
                Path.of(arguments[0]), Path.of(arguments[1]), DatabaseSettings.sqlite(home.resolve("bangui.db")), home);
        engine.health.check(Engine.HOST);
        engine.config.look(Engine.HOST);
        out.println("ready");
        for (int i = 0; ; i++) {
            apply(engine, arguments[3].split(","), i);
        }
    }

    /** Changes all jails at once, each time to another number, and every third time to something that has to be put back. */
    private static void apply(Engine engine, String[] jails, int round) {
        String option = "maxretry = " + (4 + round % 5) + "\nfailregex = ^r" + round % 5 + " <HOST>$";
        java.util.List<FileChange> files = new java.util.ArrayList<>();
        for (String jail : jails) {
            files.addAll(engine.change(jail, option).files());
        }
        if (round % 3 == 2) {
            files.set(1, engine.change(jails[1], "failregex = ^(<HOST>").files().get(0));
        }
        ConfigChange change = new ConfigChange("a test", "round " + round, files);
        try {
            engine.config.applier.apply(
                    engine.shop(), change, engine.config.planner.plan(engine.shop(), change.files()));
        } catch (InvalidInputException e) {
            throw new IllegalStateException(e);
        }
    }
}
