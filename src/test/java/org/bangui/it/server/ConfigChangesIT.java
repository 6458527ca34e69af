package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of the configuration over the API are in the files and in fail2ban, or in neither. Every test puts back what it changed. */
@ExtendWith(RunningBanGui.class)
class ConfigChangesIT {

    private static final String POSTFIX = "/api/config/jails/postfix";

    private static String settings(String option, String value) {
        return Json.createObjectBuilder()
                .add("settings", Json.createObjectBuilder().add(option, value))
                .build()
                .toString();
    }

    private static String get(RealFail2ban fail2ban, String option) {
        return fail2ban.client("get", "postfix", option);
    }

    private static Path local(RealFail2ban fail2ban, String path) {
        return fail2ban.configDir().resolve(path);
    }

    @Test
    void aSettingIsInTheFileAndInFail2banAndComesOutAgain(WebClient client, RealFail2ban fail2ban) throws IOException {
        JsonObject revision =
                client.put(POSTFIX, settings("maxretry", "7")).expect(200).json();
        assertThat(revision.getString("state")).isEqualTo("APPLIED");
        assertThat(get(fail2ban, "maxretry")).isEqualTo("7");
        assertThat(Files.readString(local(fail2ban, "jail.d/postfix.local"))).contains("[postfix]\nmaxretry = 7\n");
        client.put(POSTFIX, "{\"settings\":{\"maxretry\":null}}").expect(200);
        assertThat(get(fail2ban, "maxretry")).isEqualTo("3");
        assertThat(local(fail2ban, "jail.d/postfix.local")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bantime|soon",
                "maxretry|many",
                "failregex|^no host$",
                "failregex|^( <HOST>",
                "filter|no-such-filter",
                "action|no-such-action",
                "logpath|/no/such/log",
                "backend|telepathy",
                "ignorecommand|touch /tmp/x",
                "action|sink[actionban=id]",
                "action|sink[name=\"x; id\"]"
            })
    void aMistakeIsRefusedAndChangesNothing(String option, String value, WebClient client, RealFail2ban fail2ban) {
        Answer answer = client.put(POSTFIX, settings(option, value));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.detail()).isNotBlank();
        assertThat(get(fail2ban, "actions")).contains("sink").doesNotContain("not exist");
        assertThat(local(fail2ban, "jail.d/postfix.local")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h\\u0000", "1h\\r[x]", "a\\u001b[0m", "one\\n# two", "x ; y"})
    void aValueThatIsNotOneIsRefused(String value, WebClient client, RealFail2ban fail2ban) {
        client.put(POSTFIX, "{\"settings\":{\"findtime\":\"" + value + "\"}}").expect(422);
        assertThat(local(fail2ban, "jail.d/postfix.local")).doesNotExist();
    }

    @Test
    void aPlanChangesNothing(WebClient client, RealFail2ban fail2ban) {
        JsonObject plan = client.post(POSTFIX + "/validate", settings("maxretry", "9"))
                .expect(200)
                .json();
        assertThat(plan.getJsonArray("jails").getJsonObject(0).getString("jail"))
                .isEqualTo("postfix");
        assertThat(plan.toString()).contains("+maxretry = 9").contains("['set', 'postfix', 'maxretry', 9]");
        assertThat(get(fail2ban, "maxretry")).isEqualTo("3");
        assertThat(local(fail2ban, "jail.d/postfix.local")).doesNotExist();
    }

    @Test
    void aJailIsMadeDeactivatedActivatedAndDeleted(WebClient client, RealFail2ban fail2ban) {
        String body =
                "{\"name\":\"made\",\"filter\":\"lab\",\"settings\":{\"logpath\":\"" + fail2ban.log("sshd") + "\"}}";
        client.post("/api/config/jails", body).expect(201);
        assertThat(fail2ban.client("status")).contains("made");
        client.post("/api/config/jails", body).expect(422);
        client.post("/api/config/jails/made/deactivate", null).expect(200);
        assertThat(fail2ban.client("status")).doesNotContain("made");
        client.post("/api/config/jails/made/activate", null).expect(200);
        assertThat(fail2ban.client("status")).contains("made");
        client.delete("/api/config/jails/made").expect(200);
        assertThat(fail2ban.client("status")).doesNotContain("made");
        assertThat(local(fail2ban, "jail.d/made.local")).doesNotExist();
    }

    @Test
    void aJailOfTheDistributionIsNotDeleted(WebClient client, RealFail2ban fail2ban) {
        client.delete("/api/config/jails/sshd").expect(422);
        assertThat(fail2ban.client("status")).contains("sshd");
    }

    @Test
    void aStaleFileIsNotOverwritten(WebClient client, RealFail2ban fail2ban) throws IOException {
        String path = "/api/config/files/jail.d/stale.local";
        client.put(path, "{\"content\":\"# one\\n\"}").expect(200);
        String etag = client.get(path).header("ETag").orElseThrow();
        Files.writeString(local(fail2ban, "jail.d/stale.local"), "# somebody else\n");
        client.send(
                        "PUT",
                        path,
                        "{\"content\":\"# two\\n\"}",
                        "X-BanGUI-Request",
                        "1",
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        etag)
                .expect(412);
        assertThat(local(fail2ban, "jail.d/stale.local")).hasContent("# somebody else\n");
        client.put(path, "{\"content\":null}").expect(200);
        assertThat(local(fail2ban, "jail.d/stale.local")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jail.conf", "filter.d/sshd.conf", "action.d/evil.local", "other.local"})
    void whatIsNotOursIsNotWritten(String path, WebClient client) {
        client.put("/api/config/files/" + path, "{\"content\":\"[Definition]\\nactionban = id\\n\"}")
                .expect(422);
    }

    @Test
    void aChangeIsListedAndTakenBack(WebClient client, RealFail2ban fail2ban) {
        JsonObject before = latest(client);
        client.put(POSTFIX, "{\"settings\":{\"maxretry\":\"8\"},\"why\":\"many mistype\"}")
                .expect(200);
        JsonObject listed = latest(client);
        assertThat(listed.getString("why")).isEqualTo("many mistype");
        assertThat(listed.getString("who")).isEqualTo("admin");
        String one = client.get("/api/config/revisions/" + listed.getInt("id"))
                .expect(200)
                .body();
        assertThat(one).contains("+maxretry = 8");
        client.post("/api/config/revisions/" + before.getInt("id") + "/restore", null)
                .expect(200);
        Until.holds("the old value", () -> get(fail2ban, "maxretry").equals("3"));
        client.get("/api/config/revisions/999999").expect(404);
    }

    @Test
    void administratorsLoseTheirExemptionOnlyOnASecondYes(WebClient client, RealFail2ban fail2ban) {
        String back = "/api/config/revisions/" + latest(client).getInt("id") + "/restore";
        client.put(POSTFIX, settings("ignoreip", "127.0.0.1 192.0.2.9")).expect(200);
        assertThat(client.post(back, null).expect(409).body()).contains("127.0.0.1", "force=true");
        client.put(POSTFIX, "{\"settings\":{\"ignoreip\":null}}").expect(409);
        assertThat(get(fail2ban, "ignoreip")).contains("127.0.0.1", "192.0.2.9");
        client.post(back + "?force=true", null).expect(200);
        assertThat(get(fail2ban, "ignoreip")).doesNotContain("127.0.0.1", "192.0.2.9");
    }

    private static JsonObject latest(WebClient client) {
        return client.get("/api/config/revisions")
                .expect(200)
                .json()
                .getJsonArray("revisions")
                .getJsonObject(0);
    }
}
