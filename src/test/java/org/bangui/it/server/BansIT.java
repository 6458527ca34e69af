package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bans over the API are bans in fail2ban. */
@ExtendWith(RunningBanGui.class)
class BansIT {

    @Test
    void aBanOverTheApiIsInFail2ban(WebClient client, RealFail2ban fail2ban) {
        ban(client, "sshd", "198.51.100.1").expect(200);
        assertThat(banned(fail2ban, "sshd")).contains("198.51.100.1");
    }

    @Test
    void anUnbanOverTheApiIsGoneFromFail2ban(WebClient client, RealFail2ban fail2ban) {
        ban(client, "sshd", "198.51.100.2").expect(200);
        client.post("/api/bans/unban", "{\"jail\":\"sshd\",\"ips\":[\"198.51.100.2\"]}")
                .expect(200);
        assertThat(banned(fail2ban, "sshd")).doesNotContain("198.51.100.2");
    }

    @Test
    void manyAddressesAreBannedAtOnce(WebClient client, RealFail2ban fail2ban) {
        client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ips\":[\"198.51.100.3\",\"2001:db8:1::3\"]}")
                .expect(200);
        assertThat(banned(fail2ban, "sshd")).contains("198.51.100.3", "2001:db8:1::3");
    }

    @Test
    void anUnbanWithoutAJailLiftsTheBanEverywhere(WebClient client, RealFail2ban fail2ban) {
        ban(client, "sshd", "198.51.100.4").expect(200);
        ban(client, "postfix", "198.51.100.4").expect(200);
        client.post("/api/bans/unban", "{\"ips\":[\"198.51.100.4\"]}").expect(200);
        assertThat(banned(fail2ban, "sshd") + banned(fail2ban, "postfix")).doesNotContain("198.51.100.4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-an-ip",
                "--all",
                "999.1.1.1",
                "localhost",
                "198.51.100.5 --x",
                "198.51.100.5\\n198.51.100.6",
                "198.51.100.5/99",
                "",
                "\\u0000",
                "<script>alert(1)</script>",
                "fe80::1%eth0"
            })
    void anAddressThatIsNoneIsRefusedAndReachesNobody(String address, WebClient client, RealFail2ban fail2ban) {
        List<String> before = fail2ban.actions();
        Answer answer = ban(client, "sshd", address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.detail()).isNotBlank();
        assertThat(fail2ban.actions()).isEqualTo(before);
    }

    @Test
    void oneBadAddressAmongGoodOnesStopsThemAll(WebClient client, RealFail2ban fail2ban) {
        client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ips\":[\"198.51.100.7\",\"nonsense\"]}")
                .expect(422);
        assertThat(banned(fail2ban, "sshd")).doesNotContain("198.51.100.7");
    }

    @Test
    void aJailNobodyKnowsIsNotFound(WebClient client) {
        assertThat(ban(client, "no-such-jail", "198.51.100.8").expect(404).detail())
                .contains("no-such-jail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--all", "../sshd", "a,b", ""})
    void aJailNameThatIsNoneIsRefused(String jail, WebClient client) {
        assertThat(ban(client, jail, "198.51.100.9").status()).isIn(400, 404, 422);
    }

    @Test
    void theListOfBansTellsAddressJailAndEnd(WebClient client) {
        ban(client, "postfix", "198.51.100.10").expect(200);
        JsonObject ban = client.get("/api/bans/banned?jail=postfix&search=198.51.100.10")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(ban.getString("ip")).isEqualTo("198.51.100.10");
        assertThat(ban.getString("jail")).isEqualTo("postfix");
        assertThat(ban.getInt("ban_seconds")).isEqualTo(600);
    }

    @Test
    void aPageIsNeverLargerThanFiveHundred(WebClient client) {
        JsonObject page =
                client.get("/api/bans/banned?page_size=100000").expect(200).json();
        assertThat(page.getInt("page_size")).isEqualTo(500);
    }

    @Test
    void aLogLineBecomesAnArchivedBan(WebClient client, RealFail2ban fail2ban) {
        fail2ban.attack("nginx-http-auth", "2001:db8:2::11");
        Until.holds("the ban is archived", () -> archived(client).contains("2001:db8:2::11"));
    }

    @Test
    void aLiftedBanStaysInTheArchive(WebClient client) {
        ban(client, "sshd", "198.51.100.12").expect(200);
        Until.holds("the ban is archived", () -> archived(client).contains("\"198.51.100.12\""));
        client.post("/api/bans/unban", "{\"ips\":[\"198.51.100.12\"]}").expect(200);
        assertThat(archived(client)).contains("\"198.51.100.12\"");
    }

    @Test
    void aBanLiftedASecondLaterIsArchivedAllTheSame(WebClient client) {
        ban(client, "sshd", "198.51.100.13").expect(200);
        client.post("/api/bans/unban", "{\"ips\":[\"198.51.100.13\"]}").expect(200);
        Until.holds("the ban is archived", () -> archived(client).contains("\"198.51.100.13\""));
    }

    @Test
    void aBanOfOnesOwnAddressNeedsASecondYes(WebClient client, RealFail2ban fail2ban) {
        assertThat(ban(client, "postfix", "127.0.0.1").expect(409).detail()).contains("127.0.0.1", "force");
        assertThat(banned(fail2ban, "postfix")).doesNotContain("127.0.0.1");
        client.post("/api/bans/ban", "{\"jail\":\"postfix\",\"ip\":\"127.0.0.1\",\"force\":true}")
                .expect(200);
        assertThat(banned(fail2ban, "postfix")).contains("127.0.0.1");
        client.post("/api/bans/unban", "{\"ips\":[\"127.0.0.1\"]}").expect(200);
    }

    @Test
    void aReasonIsKeptWithWhoBanned(WebClient client) {
        client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ip\":\"198.51.100.14\",\"reason\":\"<b>noisy</b>\"}")
                .expect(200);
        JsonObject order = client.get("/api/bans/lookup/198.51.100.14")
                .expect(200)
                .json()
                .getJsonArray("orders")
                .getJsonObject(0);
        assertThat(order.getString("reason")).isEqualTo("<b>noisy</b>");
        assertThat(order.getString("who")).isEqualTo("admin");
        Until.holds(
                "the reason stands in the export",
                () -> client.get("/api/history/export?ip=198.51.100.14").body().contains("\"admin\",\"<b>noisy</b>\""));
        assertThat(client.get("/api/history?ip=198.51.100.14").body()).contains("\"placed\":{\"who\":\"admin\"");
    }

    @Test
    void aLongListBecomesAJob(WebClient client, RealFail2ban fail2ban) {
        String ips = IntStream.range(0, 300)
                .mapToObj(i -> "\"10.77." + i / 256 + "." + i % 256 + "\"")
                .collect(Collectors.joining(","));
        Answer accepted = client.post("/api/bans/ban", "{\"jail\":\"postfix\",\"ips\":[" + ips + "]}")
                .expect(202);
        String job = "/api/jobs/" + accepted.json().getString("id");
        Until.holds(
                "the job is done",
                () -> client.get(job).expect(200).json().getString("state").equals("DONE"));
        JsonObject result = client.get(job).json().getJsonObject("result");
        assertThat(result.getInt("changed")).isEqualTo(300);
        assertThat(banned(fail2ban, "postfix")).contains("10.77.1.43");
        client.delete(job).expect(204);
        Answer lifting = client.post("/api/bans/unban", "{\"jail\":\"postfix\",\"ips\":[" + ips + "]}")
                .expect(202);
        String lifted = lifting.json().getString("id");
        Until.holds("they can be brought back", () -> !client.get("/api/jobs/" + lifted)
                .json()
                .getString("state")
                .equals("RUNNING"));
        assertThat(banned(fail2ban, "postfix")).doesNotContain("10.77.");
        Answer undone = client.post("/api/bans/undo/" + lifted, "").expect(200);
        assertThat(undone.json().getJsonArray("jobs")).hasSize(1);
        Until.holds("they are back", () -> banned(fail2ban, "postfix").contains("10.77.1.43"));
        client.post("/api/bans/undo/" + lifted, "").expect(404);
        Until.holds(
                "all of them",
                () -> client.get("/api/bans/banned?jail=postfix&search=10.77.0.0/16")
                                .json()
                                .getInt("total")
                        == 300);
        fail2ban.client("unban", "10.77.0.0/16");
    }

    @Test
    void aJobNobodyKnowsIsNotFound(WebClient client) {
        client.get("/api/jobs/none").expect(404);
        client.delete("/api/jobs/none").expect(404);
    }

    private static Answer ban(WebClient client, String jail, String address) {
        return client.post("/api/bans/ban", "{\"jail\":\"%s\",\"ip\":\"%s\"}".formatted(jail, address));
    }

    private static String banned(RealFail2ban fail2ban, String jail) {
        return fail2ban.client("get", jail, "banip");
    }

    private static String archived(WebClient client) {
        return client.get("/api/dashboard/bans?range=24h&page_size=500")
                .expect(200)
                .body();
    }
}
