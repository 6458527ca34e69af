package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the configuration files say, over the API. */
@ExtendWith(RunningBanGui.class)
class ConfigIT {

    @Test
    void aJailTellsWhereItsValuesComeFrom(WebClient client) {
        JsonObject jail = client.get("/api/config/jails/sshd").expect(200).json();
        assertThat(jail.getString("state")).isEqualTo("ready");
        JsonObject bantime = jail.getJsonArray("settings").getValuesAs(JsonObject.class).stream()
                .filter(setting -> setting.getString("name").equals("bantime"))
                .findFirst()
                .orElseThrow();
        assertThat(bantime.getString("file")).isEqualTo("jail.conf");
        assertThat(bantime.getInt("line")).isEqualTo(4);
        assertThat(bantime.getBoolean("own")).isFalse();
    }

    @Test
    void everyKindOfThingIsListed(WebClient client) {
        assertThat(client.get("/api/config/jails").expect(200).body()).contains("nginx-http-auth");
        assertThat(client.get("/api/config/filters").expect(200).body()).contains("filter.d/sshd.conf");
        assertThat(client.get("/api/config/filters/sshd").expect(200).body()).contains("failregex");
        assertThat(client.get("/api/config/actions").expect(200).body()).contains("action.d/sink.conf");
        assertThat(client.get("/api/config/actions/sink").expect(200).body()).contains("actionban");
        assertThat(client.get("/api/config/defaults").expect(200).body()).contains("findtime");
        assertThat(client.get("/api/config/global").expect(200).body()).contains("dbpurgeage");
        assertThat(client.get("/api/config/findings").expect(200).body()).contains("findings");
        assertThat(client.get("/api/config/files").expect(200).body()).contains("jail.conf");
    }

    @Test
    void aFileIsAnsweredWithItsEtag(WebClient client, RealFail2ban fail2ban) {
        Answer file = client.get("/api/config/files/jail.conf").expect(200);
        assertThat(file.json().getString("content"))
                .contains(fail2ban.log("sshd").toString());
        assertThat(file.header("ETag")).contains("\"" + file.json().getString("etag") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jail.d/none.local", "filter.d/none.conf"})
    void aFileThatIsNotThereIsNotFound(String path, WebClient client) {
        client.get("/api/config/files/" + path).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jail.d/.local", "passwd", "action.d/x.py", "jail.d/a.local~"})
    void aNameThatIsNoConfigurationFileIsRefused(String path, WebClient client) {
        assertThat(client.get("/api/config/files/" + path).expect(422).detail()).contains("jail.d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jails/no-such", "filters/no-such", "actions/no-such", "filters/..%20"})
    void whatNoFileDefinesIsNotFound(String path, WebClient client) {
        client.get("/api/config/" + path).expect(404);
    }
}
