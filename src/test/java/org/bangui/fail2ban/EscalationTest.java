package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what fail2ban 1.0.2 calculates. */
class EscalationTest {

    private static Escalation of(String factor, String formula, String multipliers, Long maxTime) {
        return new Escalation(600, true, factor, formula, multipliers, maxTime, 0, false, 86_400);
    }

    @ParameterizedTest
    @CsvSource({"0, 600", "1, 1200", "2, 2400", "20, 629145600", "21, 629145600"})
    void bansDoubleByThemselves(int bans, long seconds) {
        assertThat(of(null, null, null, null).after(bans)).hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource({"1, 1200", "2, 2400", "3, 3600", "9, 3600"})
    void theLastMultiplierHoldsForAllFurther(int bans, long seconds) {
        assertThat(of(null, null, "1 2 4 6", null).after(bans)).hasValue(seconds);
    }

    @Test
    void theExponentialFormulaOfTheStockConfigurationIsKnown() {
        String formula = "ban.Time * math.exp(float(ban.Count+1)*banFactor)/math.exp(1*banFactor)";
        assertThat(of("0.6931472", formula, null, null).after(1)).hasValue(1_200);
    }

    @Test
    void noBanIsLongerThanTheLongest() {
        assertThat(of("10", null, null, 3_000L).after(3)).hasValue(3_000);
    }

    @Test
    void anUnknownFormulaIsNotGuessed() {
        assertThat(of(null, "__import__('os').getpid()", null, null).after(1)).isEmpty();
        assertThat(of("1/3", null, null, null).after(1)).isEmpty();
    }

    @Test
    void aJailThatDoesNotIncreaseBansTheSameAgain() {
        assertThat(new Escalation(600, false, null, null, null, null, 0, false, 0).after(7))
                .hasValue(600);
        assertThat(new Escalation(-1, true, null, null, null, null, 0, false, 0).after(7))
                .isEqualTo(OptionalLong.of(-1));
    }

    @Test
    void aRandomTimeComesOnTopOfLengthenedBansAlone() {
        Escalation random = new Escalation(600, true, null, null, null, 900L, 120, false, 0);
        assertThat(random.after(1)).hasValue(900);
        assertThat(random.randomAfter(1)).isEqualTo(120);
        assertThat(random.randomAfter(0)).isZero();
    }

    @Test
    void aBanLongOverIsForgottenAndAPermanentOneNever() {
        Escalation day = of(null, null, null, null);
        assertThat(day.forgets(86_400 + 1_801, 600)).isTrue();
        assertThat(day.forgets(86_400 + 1_700, 600)).isFalse();
        assertThat(day.forgets(Integer.MAX_VALUE, -1)).isFalse();
    }
}
