package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive over the API. */
@ExtendWith(RunningBanGui.class)
class HistoryIT {

    private static void ban(WebClient client, String... addresses) {
        String ips = "\"" + String.join("\",\"", addresses) + "\"";
        client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ips\":[" + ips + "]}")
                .expect(200);
        for (String address : addresses) {
            Until.holds("it is archived", () -> list(client, "ip=" + address).getInt("total") == 1);
        }
    }

    private static JsonObject list(WebClient client, String query) {
        return client.get("/api/history?" + query).expect(200).json();
    }

    private static List<String> addresses(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(ban -> ban.getString("ip"))
                .toList();
    }

    @Test
    void aNetworkIsPagedByCursor(WebClient client) {
        ban(client, "203.0.113.1");
        ban(client, "203.0.113.2");
        ban(client, "203.0.113.3");
        JsonObject first = list(client, "ip=203.0.113.0/30&page_size=2");
        assertThat(first.getInt("total")).isEqualTo(3);
        JsonObject second = list(client, "ip=203.0.113.0/30&page_size=2&cursor=" + first.getString("next_cursor"));
        assertThat(second.isNull("next_cursor")).isTrue();
        assertThat(addresses(list(client, "ip=203.0.113.0/30&page_size=2&page=2")))
                .isEqualTo(addresses(second));
        assertThat(addresses(first))
                .doesNotContainAnyElementsOf(addresses(second))
                .hasSize(2);
    }

    @Test
    void anAddressTellsItsStoryWithWhoLiftedTheBan(WebClient client, RealFail2ban fail2ban) {
        ban(client, "203.0.113.8");
        client.post("/api/bans/unban", "{\"ips\":[\"203.0.113.8\"]}").expect(200);
        JsonObject story = client.get("/api/history/ip/203.0.113.8").expect(200).json();
        JsonObject unban = story.getJsonArray("events").getJsonObject(0);
        assertThat(unban.getString("kind")).isEqualTo("unban");
        assertThat(unban.getString("reason")).isEqualTo("bangui");
        assertThat(story.getInt("bans")).isEqualTo(1);
        assertThat(story.getJsonArray("jails")
                        .getJsonObject(0)
                        .getJsonObject("next")
                        .getInt("seconds"))
                .isEqualTo(600);
    }

    @Test
    void whatAnAttackerWroteIsExportedAsText(WebClient client, RealFail2ban fail2ban) {
        fail2ban.attack("sshd", "203.0.113.9");
        Until.holds("it is archived with its lines", () -> csv(client).contains("Failed password"));
        Answer answer = client.get("/api/history/export?ip=203.0.113.9").expect(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(answer.body()).startsWith("time,ip,jail,").contains(",\"203.0.113.9\",\"sshd\",");
        assertThat(answer.body().lines()).hasSize(2);
    }

    private static String csv(WebClient client) {
        return client.get("/api/history/export?ip=203.0.113.9").body();
    }

    @Test
    void anExportHasOneLineOfJsonForEachBan(WebClient client) {
        ban(client, "203.0.113.21", "203.0.113.22");
        Answer answer = client.get("/api/history/export?format=ndjson&ip=203.0.113.20/30")
                .expect(200);
        assertThat(answer.body().lines()).hasSize(2).allSatisfy(line -> {
            JsonObject ban = Json.createReader(new StringReader(line)).readObject();
            assertThat(ban.getString("ip")).startsWith("203.0.113.2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?ip=nonsense",
                "?cursor=1",
                "?order=sideways",
                "?country=xx",
                "?range=1d",
                "?page=0",
                "?origin=x",
                "?from=yesterday",
                "/export?format=xml"
            })
    void aParameterThatMakesNoSenseIsRefused(String query, WebClient client) {
        assertThat(client.get("/api/history" + query).expect(400).detail()).isNotBlank();
    }

    @Test
    void whatFail2banKnewBeforeIsFilledInWithProgress(WebClient client) {
        Until.holds("the past is read", () -> {
            JsonObject state = client.get("/api/history/back-fill").expect(200).json();
            return !state.isNull("finished_at") && state.getInt("files_read") == state.getInt("files");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/map", "/jails/sshd", "/search?q=77.88.55", "/history", "/history/77.88.55.88"})
    void everyPageThatNamesCountriesCreditsTheirSource(String page, WebClient client) {
        client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ips\":[\"77.88.55.88\"]}")
                .expect(200);
        Until.holds("it is archived", () -> list(client, "ip=77.88.55.88").getInt("total") > 0);
        assertThat(client.get(page).expect(200).body()).contains("https://db-ip.com");
    }

    @Test
    void anAddressNeverSeenHasAnEmptyStory(WebClient client) {
        JsonObject story =
                client.get("/api/history/ip/2001:db8:ffff::dead").expect(200).json();
        assertThat(story.getInt("bans")).isZero();
        assertThat(story.getJsonArray("events")).isEmpty();
    }
}
