package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bangui.testing.AskedCommands;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twenty administrators at once, each in a session of their own. */
@ExtendWith(RunningBanGui.class)
class TwentySessionsIT {

    private static final int SESSIONS = 20;
    private static final Duration LOOKING = Duration.ofSeconds(3);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(SESSIONS);
    private static List<WebClient> sessions;

    @BeforeAll
    static void logIn(BanGuiServer server) {
        sessions = Stream.generate(server::loggedIn).limit(SESSIONS).toList();
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    private static <T> List<T> all(Function<WebClient, T> work) throws Exception {
        List<Callable<T>> each = sessions.stream()
                .<Callable<T>>map(session -> () -> work.apply(session))
                .toList();
        List<T> results = new ArrayList<>();
        for (Future<T> result : THREADS.invokeAll(each)) {
            results.add(result.get());
        }
        return results;
    }

    @Test
    void twentyReloadsOfAllLeaveEveryJailExactlyAsItWas(WebClient client, RealFail2ban fail2ban) throws Exception {
        client.post("/api/bans/ban", "{\"jail\":\"postfix\",\"ip\":\"203.0.113.250\"}")
                .expect(200);
        List<String> before = madeOf(client);
        assertThat(all(session -> session.post("/api/jails/reload-all", "").status()))
                .containsOnly(204);
        assertThat(madeOf(client)).isEqualTo(before);
        assertThat(client.get("/api/config/drift").json().getJsonArray("drift")).isEmpty();
        Until.holds("the ban is there", () -> fail2ban.client("get", "postfix", "banip")
                .contains("203.0.113.250"));
    }

    /** All that a jail is made of, without what it counts. */
    private static List<String> madeOf(WebClient client) {
        return Stream.of("sshd", "nginx-http-auth", "postfix")
                .map(jail -> client.get("/api/jails/" + jail).expect(200).json())
                .flatMap(jail -> jail.entrySet().stream()
                        .filter(entry ->
                                !List.of("taken_at", "summary", "verdict").contains(entry.getKey()))
                        .map(Object::toString))
                .toList();
    }

    @Test
    void twentyWhoLookAtPagesCostTheDaemonAsMuchAsOne(RealFail2ban fail2ban) throws Exception {
        try (AskedCommands asked = new AskedCommands(fail2ban)) {
            long begun = System.nanoTime();
            all(session -> {
                do {
                    session.get("/api/jails").expect(200);
                    session.get("/jails").expect(200);
                    session.get("/api/jails/sshd").expect(200);
                } while (System.nanoTime() - begun < LOOKING.toNanos());
                return session;
            });
            long most = Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 2 + 2;
            assertThat(most).as("looks of all sessions are many more").isLessThan(SESSIONS);
            assertThat(asked.count("['status', 'postfix', 'short']")).isBetween(1L, most);
            assertThat(asked.count("['get', 'sshd', 'failregex']")).isBetween(1L, most + 1);
        }
    }

    @Test
    void whileTheDaemonHangsAllSeeTheLastStateWithItsAge(RealFail2ban fail2ban) throws Exception {
        fail2ban.freeze();
        try {
            Instant before = takenAt(sessions.get(0).get("/api/jails"));
            Until.holds("it is no longer fresh", () -> before.plusSeconds(2).isBefore(Instant.now()));
            long begun = System.nanoTime();
            assertThat(all(session -> takenAt(session.get("/api/jails")))).containsOnly(before);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            assertThat(sessions.get(0).get("/jails").body())
                    .contains(before.truncatedTo(ChronoUnit.SECONDS).toString());
        } finally {
            fail2ban.thaw();
        }
    }

    private static Instant takenAt(Answer answer) {
        JsonObject listing = answer.expect(200).json();
        return Instant.parse(listing.getString("taken_at"));
    }

    @Test
    void ordersWaitForADaemonThatHangsForAWhileAndForEachOther(WebClient client, RealFail2ban fail2ban)
            throws Exception {
        List<String> before = madeOf(client);
        fail2ban.freeze();
        List<Future<Integer>> orders = Stream.of("/api/jails/sshd/reload", "/api/jails/reload-all")
                .map(path -> THREADS.submit(() -> client.post(path, "").status()))
                .toList();
        try {
            long begun = System.nanoTime();
            Until.holds("a while", () -> System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(1));
            assertThat(orders).noneMatch(Future::isDone);
        } finally {
            fail2ban.thaw();
        }
        for (Future<Integer> order : orders) {
            assertThat(order.get()).isEqualTo(204);
        }
        assertThat(madeOf(client)).isEqualTo(before);
    }

    @Test
    void whenTheDaemonDiesAllWhoWaitAreToldAndTheNextOrderWorks(WebClient client, RealFail2ban fail2ban)
            throws Exception {
        List<String> before = madeOf(client);
        fail2ban.freeze();
        List<Future<Answer>> orders = sessions.stream()
                .limit(SESSIONS / 3)
                .map(session -> THREADS.submit(() -> session.post("/api/jails/reload-all", "")))
                .toList();
        fail2ban.kill();
        try {
            for (Future<Answer> order : orders) {
                assertThat(order.get(30, TimeUnit.SECONDS).expect(502).detail()).isNotBlank();
            }
        } finally {
            fail2ban.start();
        }
        client.post("/api/jails/sshd/reload", "").expect(204);
        assertThat(madeOf(client)).isEqualTo(before);
    }
}
