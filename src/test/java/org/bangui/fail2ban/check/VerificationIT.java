package org.bangui.fail2ban.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;
import org.bangui.fail2ban.wire.Command;
import org.bangui.it.conformance.StockFolder;
import org.bangui.testing.Fail2banRelease;
import org.bangui.testing.RealFail2ban;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that got a stock jail has it as the files mean it: nothing that works is ever taken for wrong and put back. */
class VerificationIT {

    @TempDir
    Path root;

    @Test
    void everyStockJailOfTheInstalledRelease() throws IOException {
        verify(RealFail2ban.installed());
    }

    @Test
    void everyStockJailOfTheNextRelease() throws IOException {
        verify(RealFail2ban.next());
    }

    @Test
    void everyStockJailOfThePreviousRelease() throws IOException {
        verify(RealFail2ban.of(Fail2banRelease.previous()));
    }

    private void verify(RealFail2ban real) throws IOException {
        StockFolder stock = new StockFolder(root, real.release()).write();
        Release release = new Release(real.release().version());
        List<Jail> jails = new ConfigurationReader(
                        FileTree.onDisk(), stock.config().toString(), release)
                .read()
                .jails();
        ExecutorService executor = Executors.newCachedThreadPool();
        try (RealFail2ban daemon = real.jails("lab").start();
                Fail2ban fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 1, executor)) {
            List<Problem> problems = new ArrayList<>();
            for (Jail jail : jails) {
                problems.addAll(made(fail2ban, jail));
            }
            assertThat(jails).hasSizeGreaterThan(80);
            assertThat(problems).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }

    /** The jail is not started, so nothing of it runs; one whose backend this machine does not have is not made. */
    private static List<Problem> made(Fail2ban fail2ban, Jail jail) {
        List<Command> commands = jail.commands().stream()
                .map(command -> new Command(command.words(), true))
                .toList();
        if (!fail2ban.wire().send(commands).get(0).isOk()) {
            return List.of();
        }
        List<Problem> problems = Verification.of(fail2ban, jail);
        fail2ban.wire().send(Command.change("stop", jail.name()));
        return problems;
    }
}
