package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A new BanGUI is set up over the API, sees its first bans and is restarted. It happens once; each test looks at one thing
 * of it.
 */
class FirstDayIT {

    private static RealFail2ban fail2ban;
    private static BanGuiServer server;

    private static Answer jailsBefore;
    private static Answer healthBefore;
    private static Answer pageBefore;
    private static Answer setupBefore;
    private static Answer shortPassword;
    private static Answer unknownMember;
    private static Answer noSuchZone;
    private static Answer setup;
    private static Answer setupAgain;
    private static Answer setupAfter;
    private static JsonObject archiveAfterRestart;

    @BeforeAll
    static void live() {
        fail2ban = RealFail2ban.installed().start();
        server = BanGuiServer.untouched();
        askBefore(server.client());
        setUp(server.client());
        banAndUnban(server.loggedIn());
        server.stop();
        fail2ban.attack("sshd", "192.0.2.12");
        server.start();
        WebClient client = server.loggedIn();
        Until.holds("the archive has all three", () -> total(client) == 3);
        archiveAfterRestart = client.get("/api/dashboard/bans?range=24h").json();
    }

    private static void askBefore(WebClient client) {
        jailsBefore = client.get("/api/jails");
        healthBefore = client.get("/api/health");
        pageBefore = client.get("/jails");
        setupBefore = client.get("/api/setup");
        shortPassword = client.post(
                "/api/setup", request().add("master_password", "short").build().toString());
        unknownMember =
                client.post("/api/setup", request().add("colour", "red").build().toString());
        noSuchZone = client.post(
                "/api/setup", request().add("timezone", "Mars/Olympus").build().toString());
    }

    private static void setUp(WebClient client) {
        setup = client.post("/api/setup", request().build().toString());
        setupAgain = client.post("/api/setup", request().build().toString());
        setupAfter = client.get("/api/setup");
    }

    private static void banAndUnban(WebClient client) {
        fail2ban.attack("sshd", "192.0.2.10");
        fail2ban.attack("nginx-http-auth", "2001:db8::10");
        Until.holds("both bans are archived", () -> total(client) == 2);
        client.post("/api/bans/unban", "{\"ips\":[\"192.0.2.10\"]}").expect(200);
    }

    private static long total(WebClient client) {
        return client.get("/api/dashboard/bans?range=24h").expect(200).json().getInt("total");
    }

    private static JsonObjectBuilder request() {
        return Json.createObjectBuilder()
                .add("master_password", BanGuiServer.PASSWORD)
                .add("fail2ban_socket", fail2ban.socket().toString())
                .add("fail2ban_config_dir", fail2ban.configDir().toString())
                .add("timezone", "Europe/Vienna")
                .add("session_duration_minutes", 60);
    }

    @AfterAll
    static void end() {
        server.close();
        fail2ban.close();
    }

    @Test
    void beforeSetUpTheApiIsLocked() {
        assertThat(jailsBefore.status()).isEqualTo(423);
        assertThat(jailsBefore.detail()).isEqualTo("Setup not complete.");
        assertThat(jailsBefore.json().getBoolean("setup_required")).isTrue();
    }

    @Test
    void beforeSetUpTheHealthIsTold() {
        assertThat(healthBefore.status()).isEqualTo(200);
    }

    @Test
    void beforeSetUpEveryPageLeadsToTheWizard() {
        assertThat(pageBefore.status()).isBetween(302, 303);
        assertThat(pageBefore.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/setup"));
    }

    @Test
    void beforeSetUpItIsSaidToBeOpen() {
        assertThat(setupBefore.json().getBoolean("completed")).isFalse();
    }

    @Test
    void aPasswordTooShortIsRefusedInOneSentence() {
        assertThat(shortPassword.status()).isIn(400, 422);
        assertThat(shortPassword.body()).contains("at least 10 characters").doesNotContain("short\"");
    }

    @Test
    void aMemberNobodyKnowsIsRefused() {
        assertThat(unknownMember.status()).isEqualTo(400);
        assertThat(unknownMember.body()).contains("colour");
    }

    @Test
    void aTimeZoneThatIsNoneIsRefused() {
        assertThat(noSuchZone.status()).isIn(400, 422);
    }

    @Test
    void theSetUpIsDone() {
        assertThat(setup.status()).isEqualTo(201);
        assertThat(setupAfter.json().getBoolean("completed")).isTrue();
    }

    @Test
    void aSecondSetUpIsRefused() {
        assertThat(setupAgain.status()).isEqualTo(409);
    }

    @Test
    void thePasswordStandsInNoFileOfTheDataFolder() {
        assertThat(DataFolder.filesContaining(server.home(), BanGuiServer.PASSWORD))
                .isEmpty();
    }

    @Test
    void theArchiveKeepsBansLiftedPurgedAndPlacedDuringARestart() {
        assertThat(archiveAfterRestart.getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(ban -> ban.getString("ip"))
                .containsExactlyInAnyOrder("192.0.2.12", "2001:db8::10", "192.0.2.10");
    }
}
