package org.bangui.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginFailuresTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 15", "6, 30", "7, 60", "10, 480", "11, 900", "12, 900", "1000000, 900"})
    void theWaitDoublesUpToAQuarterOfAnHour(int failures, int seconds) {
        assertThat(LoginFailures.waitAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
