package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many at once. */
@ExtendWith(RunningBanGui.class)
class ManyClientsIT {

    private static final int CLIENTS = 20;

    @Test
    void twentyClientsAreAllServed(BanGuiServer server, WebClient session, RealFail2ban fail2ban) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> work = IntStream.range(0, CLIENTS)
                    .<Callable<Integer>>mapToObj(i -> () -> visit(session, "203.0.113." + (100 + i)))
                    .toList();
            for (Future<Integer> visit : pool.invokeAll(work)) {
                assertThat(visit.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(fail2ban.client("get", "postfix", "banip")).contains("203.0.113.100", "203.0.113.119");
    }

    private static int visit(WebClient client, String address) {
        int worst = client.post("/api/bans/ban", "{\"jail\":\"postfix\",\"ip\":\"" + address + "\"}")
                .status();
        for (int i = 0; i < 5; i++) {
            worst = Math.max(worst, client.get("/api/jails").status());
            worst = Math.max(worst, client.get("/api/dashboard/bans?range=24h").status());
            worst = Math.max(worst, client.get("/api/bans/banned?jail=postfix").status());
            worst = Math.max(worst, client.get("/jails").status());
        }
        return worst;
    }
}
