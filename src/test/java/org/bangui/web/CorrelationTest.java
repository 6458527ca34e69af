package org.bangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    private static final String ID = "6f1c1d4e-3c1f-4b62-9d2f-0a4c7b7e5a10";

    @AfterEach
    void end() {
        Correlation.end();
    }

    private static String logged(String message) {
        LogRecord line = new LogRecord(Level.INFO, message);
        new CorrelationLog().publish(line);
        return line.getMessage();
    }

    @Test
    void aUuidIsTakenOver() {
        assertThat(Correlation.of(Requests.to("GET")
                        .header("X-Correlation-ID", ID.toUpperCase(java.util.Locale.ROOT))
                        .build()))
                .isEqualTo(ID);
    }

    @Test
    void anythingElseIsReplacedAndStaysTheSameForTheRequest() {
        HttpServletRequest request = Requests.to("GET")
                .header("X-Correlation-ID", "1\r\nSet-Cookie: x")
                .build();

        String id = Correlation.of(request);

        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(Correlation.of(request)).isEqualTo(id);
    }

    @Test
    void itStandsAtTheEndOfEachLogLine() {
        Correlation.begin(ID);

        assertThat(logged("Something happened.")).isEqualTo("Something happened. [" + ID + "]");
    }

    @Test
    void aTextCannotFakeASecondLine() {
        assertThat(logged("user\n2026-01-01 BanGUI login failed from 192.0.2.1\u0000\u001b[2J"))
                .isEqualTo("user\\u000a2026-01-01 BanGUI login failed from 192.0.2.1\\u0000\\u001b[2J");
    }
}
