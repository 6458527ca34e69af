package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.net.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path home;

    private Settings load(String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of("BANGUI_HOME", home.toString()));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return Settings.load(environment);
    }

    private void properties(String text) throws IOException {
        Files.writeString(home.resolve("bangui.properties"), text);
    }

    @Test
    void withNothingGivenTheDefaultsHold() {
        Settings settings = load();

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.database().url()).isEqualTo("jdbc:sqlite:" + home + "/bangui.db");
        assertThat(settings.fail2ban().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.fail2ban().socket()).isEmpty();
        assertThat(settings.blocklistJail().value()).isEqualTo("blocklist-import");
        assertThat(settings.actionsEditable()).isFalse();
        assertThat(settings.metrics()).isEqualTo(Settings.Metrics.OFF);
    }

    @Test
    void theFileIsRead() throws IOException {
        properties("http.port=9000\nfail2ban.socket=/run/f2b.sock\nlogs.allowed=/var/log:/srv/log\n");

        Settings settings = load();

        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.fail2ban().socket()).contains(Path.of("/run/f2b.sock"));
        assertThat(settings.logDirs()).containsExactly(Path.of("/var/log"), Path.of("/srv/log"));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        properties("http.port=9000\n");

        assertThat(load("BANGUI_HTTP_PORT", "9001").http().port()).isEqualTo(9001);
    }

    @Test
    void nobodyOnTheNetworkIsAskedAboutAddressesByDefault() {
        assertThat(load().geo().httpFallback()).isFalse();
    }

    @Test
    void everyVariableIsTaken() {
        Settings settings = load(
                "BANGUI_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8",
                "BANGUI_BASE_PATH", "/ban/",
                "BANGUI_FAIL2BAN_START_COMMAND", "rc-service fail2ban start",
                "BANGUI_FAIL2BAN_CONCURRENCY", "3",
                "BANGUI_GEO_HTTP_FALLBACK", "yes",
                "BANGUI_METRICS", "token",
                "BANGUI_LOG_FORMAT", "json");

        assertThat(settings.http().trustedProxies()).containsExactly(Cidr.parse("127.0.0.1"), Cidr.parse("10.0.0.0/8"));
        assertThat(settings.http().basePath()).isEqualTo("/ban");
        assertThat(settings.fail2ban().startCommand()).isEqualTo(List.of("rc-service", "fail2ban", "start"));
        assertThat(settings.fail2ban().concurrency()).isEqualTo(3);
        assertThat(settings.geo().httpFallback()).isTrue();
        assertThat(settings.metrics()).isEqualTo(Settings.Metrics.TOKEN);
        assertThat(settings.logFormat()).isEqualTo(Settings.LogFormat.JSON);
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        properties("fail2ban.timeout=soon\nhtp.port=1\n");

        assertThatThrownBy(() -> load(
                        "BANGUI_HTTP_PORT", "70000",
                        "BANGUI_DATABASE_URL", "jdbc:h2:mem",
                        "BANGUI_FAIL2BAN_SOCKET", "relative",
                        "BANGUI_BLOCKLIST_JAIL", "--all"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("BANGUI_HTTP_PORT: a whole number from 1 to 65535")
                .hasMessageContaining("BANGUI_DATABASE_URL: The database address must be")
                .hasMessageContaining("BANGUI_FAIL2BAN_SOCKET: a path that starts with /")
                .hasMessageContaining("BANGUI_BLOCKLIST_JAIL: This is not a jail name.")
                .hasMessageContaining("fail2ban.timeout: a whole number")
                .hasMessageContaining("there is no setting \"htp.port\"");
    }

    @Test
    void aMasterPasswordThatIsTooShortIsAFault() {
        assertThatThrownBy(() -> load("BANGUI_MASTER_PASSWORD", "ninechars"))
                .hasMessageContaining("BANGUI_MASTER_PASSWORD: it needs at least 10 characters")
                .hasMessageNotContaining("ninechars");
    }

    @Test
    void aSecretMayComeFromAFile() throws IOException {
        Path file = Files.writeString(home.resolve("secret"), "correct horse\n");

        assertThat(load("BANGUI_MASTER_PASSWORD_FILE", file.toString()).masterPassword())
                .contains(new Secret("correct horse"));
    }

    @Test
    void aSecretFileThatIsMissingIsAFault() {
        assertThatThrownBy(() -> load("BANGUI_DATABASE_PASSWORD_FILE", home + "/none"))
                .hasMessageContaining("BANGUI_DATABASE_PASSWORD_FILE: the file cannot be read");
    }

    @Test
    void secretsDoNotShow() {
        Settings settings = load(
                "BANGUI_MASTER_PASSWORD", "correct horse",
                "BANGUI_DATABASE_URL", "jdbc:postgresql://db/bangui?password=pw-in-url&sslmode=require",
                "BANGUI_DATABASE_PASSWORD", "pw-of-db");

        assertThat(settings.toString()).doesNotContain("correct horse", "pw-in-url", "pw-of-db");
    }

    @Test
    void aDatabaseOptionThatLoadsClassesIsRefused() {
        assertThatThrownBy(() -> load(
                        "BANGUI_DATABASE_URL", "jdbc:postgresql://db/bangui?socketFactory=javax.naming.InitialContext"))
                .hasMessageContaining("BANGUI_DATABASE_URL");
    }
}
