package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is set in a running jail over the API; every test leaves the jail as it was. */
@ExtendWith(RunningBanGui.class)
class RunningJailIT {

    private static final String JAIL = "/api/jails/nginx-http-auth";

    @Test
    void aJailIsListedWithItsVerdict(WebClient client) {
        JsonObject jail = client.get("/api/jails")
                .expect(200)
                .json()
                .getJsonArray("jails")
                .getJsonObject(0);
        assertThat(jail.getJsonObject("verdict").getString("level")).isEqualTo("armed");
        JsonObject one = client.get(JAIL).expect(200).json();
        assertThat(one.getJsonObject("verdict").getJsonArray("log_files")).hasSize(1);
    }

    @Test
    void aSettingIsLiveAndDriftsUntilItIsAsTheFilesSay(WebClient client, RealFail2ban fail2ban) {
        client.put(JAIL + "/settings", "{\"max_retry\":9,\"bantime\":\"20m\"}").expect(200);
        assertThat(fail2ban.client("get", "nginx-http-auth", "maxretry")).isEqualTo("9");
        assertThat(drifted(client)).isEqualTo(2);
        client.put(JAIL + "/settings", "{\"max_retry\":3,\"ban_time\":600}").expect(200);
        assertThat(drifted(client)).isZero();
    }

    private static long drifted(WebClient client) {
        return client.get(JAIL + "/settings").expect(200).json().getJsonArray("settings").stream()
                .map(JsonValue::asJsonObject)
                .filter(setting -> setting.getBoolean("drifted"))
                .count();
    }

    @Test
    void codeIsRefusedWithTheFieldItStandsIn(WebClient client) {
        WebClient.Answer answer = client.put(JAIL + "/settings", "{\"find_time\":\"__import__('os').getpid()\"}");
        answer.expect(422);
        assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("find_time");
    }

    @Test
    void anUnknownOptionOrAListIsNotUnderstood(WebClient client) {
        client.put(JAIL + "/settings", "{\"actionban\":\"x\"}").expect(400);
        client.put(JAIL + "/settings", "{\"max_retry\":[1]}").expect(400);
        client.put("/api/jails/none/settings", "{\"max_retry\":1}").expect(404);
    }

    @Test
    void anIgnoredNetworkIsLiveOnlyAndCanBeRemoved(WebClient client, RealFail2ban fail2ban) {
        JsonObject entry = client.post(JAIL + "/ignore-ips", "{\"ip\":\"203.0.113.0/24\"}")
                .expect(200)
                .json()
                .getJsonObject("ignore_list")
                .getJsonArray("entries")
                .getJsonObject(0);
        assertThat(entry.getBoolean("live")).isTrue();
        assertThat(entry.getBoolean("stored")).isFalse();
        client.delete(JAIL + "/ignore-ips?ip=203.0.113.0/24").expect(200);
        assertThat(fail2ban.client("get", "nginx-http-auth", "ignoreip")).doesNotContain("203.0.113.0");
        client.post(JAIL + "/ignore-ips", "{\"ips\":[\"0.0.0.0/0\"]}").expect(422);
        client.post(JAIL + "/ignore-ips", "{\"ips\":[\"no-such-host.invalid\"]}")
                .expect(422);
    }

    @Test
    void theServerItselfIsExemptedAndNoLonger(WebClient client, RealFail2ban fail2ban) {
        client.put(JAIL + "/ignore-self", "{\"on\":true}").expect(200);
        assertThat(fail2ban.client("get", "nginx-http-auth", "ignoreself")).isEqualTo("True");
        client.put(JAIL + "/ignore-self", "{\"on\":false}").expect(200);
        client.put(JAIL + "/ignore-self", "{}").expect(400);
    }

    @Test
    void anExpressionIsAddedListedAndRemoved(WebClient client) {
        String regex = "{\"regex\":\"^harmless line$\"}";
        client.post(JAIL + "/ignore-regexes", regex).expect(200);
        assertThat(client.get(JAIL + "/ignore-regexes").expect(200).body()).contains("^harmless line$");
        client.delete(JAIL + "/ignore-regexes?regex=%5Eharmless%20line$").expect(200);
        client.delete(JAIL + "/ignore-regexes?regex=%5Eharmless%20line$").expect(422);
        client.post(JAIL + "/fail-regexes", "{\"regex\":\"^no address$\"}").expect(422);
        client.post(JAIL + "/log-paths", "{\"path\":\"/etc/passwd\"}").expect(422);
        assertThat(client.get(JAIL + "/log-paths").expect(200).json().getJsonArray("entries"))
                .hasSize(1);
    }

    @Test
    void attemptsBan(WebClient client, RealFail2ban fail2ban) {
        client.post(JAIL + "/attempts", "{\"ip\":\"198.51.100.77\",\"lines\":[\"a\",\"b\",\"c\"]}")
                .expect(204);
        Until.holds("the ban", () -> fail2ban.client("get", "nginx-http-auth", "banip")
                .contains("198.51.100.77"));
        client.post(JAIL + "/attempts", "{\"ip\":\"nobody\",\"lines\":[\"a\"]}").expect(422);
        client.post(JAIL + "/attempts", "{\"ip\":\"127.0.0.1\",\"lines\":[\"a\"]}")
                .expect(409);
    }

    @Test
    void aJailThatRestsIsMarkedUntilItIsReloadedAndWorksAgain(WebClient client, RealFail2ban fail2ban) {
        client.post(JAIL + "/idle", "{\"on\":true}").expect(204);
        assertThat(level(client)).isEqualTo("doubtful");
        client.post(JAIL + "/reload", "{}").expect(204);
        assertThat(level(client)).isEqualTo("armed");
        fail2ban.attack("nginx-http-auth", "198.51.100.78");
        Until.holds("the ban", () -> fail2ban.client("get", "nginx-http-auth", "banip")
                .contains("198.51.100.78"));
    }

    private static String level(WebClient client) {
        return client.get(JAIL).expect(200).json().getJsonObject("verdict").getString("level");
    }
}
