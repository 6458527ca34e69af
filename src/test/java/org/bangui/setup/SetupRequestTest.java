package org.bangui.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bangui.system.InvalidInputException;
import org.junit.jupiter.api.Test;

class SetupRequestTest {

    private static SetupRequest request(String password, String database, String socket, String zone, Integer minutes) {
        return new SetupRequest(password, database, null, null, socket, null, zone, minutes, null);
    }

    @Test
    void everyFaultIsNamedWithItsField() {
        assertThatThrownBy(() -> request("short", "jdbc:h2:mem", "run/f2b.sock", "Mars/Olympus", 0))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.faults())
                        .extracting(InvalidInputException.Fault::field)
                        .containsExactly(
                                "master_password",
                                "database_url",
                                "fail2ban_socket",
                                "timezone",
                                "session_duration_minutes"));
    }

    @Test
    void thePasswordAloneIsEnough() {
        SetupRequest request = SetupRequest.unattended("correct horse");

        assertThat(request.database()).isNull();
        assertThat(request.sessionLength().toHours()).isEqualTo(8);
    }

    @Test
    void aPathWithANulIsRefused() {
        assertThatThrownBy(() -> request("correct horse", null, "/run/\u0000", null, null))
                .hasMessage("A path that starts with / is needed.");
    }

    @Test
    void secretsDoNotShow() {
        assertThat(SetupRequest.unattended("correct horse").toString()).doesNotContain("correct horse");
    }
}
