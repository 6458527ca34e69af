package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bans go on while their jail is reloaded, begins anew, stops and starts: each is in force afterwards, or was refused. */
class BanWhileChangingIT {

    private static final JailName ONE = new JailName("one");
    private static final int CLIENTS = 3;
    private static final int ROUNDS = 4;

    @TempDir
    Path home;

    private final Set<String> banned = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean over;

    @Test
    void noBanIsLostSilently() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (RealFail2ban real = RealFail2ban.installed()
                        .jails("one", "two")
                        .action("none")
                        .start();
                Engine engine = Engine.of(real, TestDatabase.SQLITE.create(home), home)) {
            List<? extends Future<?>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> threads.submit(() -> ban(engine, client)))
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                change(engine);
            }
            over = true;
            for (Future<?> client : clients) {
                client.get();
            }
            assertThat(banned).hasSizeGreaterThan(20);
            assertThat(refused).hasPositiveValue();
            Until.holds(Duration.ofSeconds(20), "every ban is in force", () -> inForce(engine)
                    .containsAll(banned));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void change(Engine engine) {
        engine.control.reload(Engine.HOST, "one");
        engine.control.stop(Engine.HOST, ONE);
        engine.control.start(Engine.HOST, "one");
        Workshop shop = engine.shop();
        new Delivery(engine.daemon, engine.control.patience)
                .load(shop.reader().read().jail("one").orElseThrow(), true);
    }

    private void ban(Engine engine, int client) {
        for (int i = 0; !over; i++) {
            String ip = "10.%d.%d.%d".formatted(client, i / 250, 1 + i % 250);
            try {
                engine.daemon.ban(ONE, List.of(Cidr.parse(ip)));
                banned.add(ip);
            } catch (Refused e) {
                assertThat(e.unknownJail()).isTrue();
                refused.incrementAndGet();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static Set<String> inForce(Engine engine) {
        return engine.daemon.banned(ONE).stream().map(ban -> ban.id().value()).collect(Collectors.toSet());
    }
}
