package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JailOptionTest {

    @ParameterizedTest
    @CsvSource({
        "BAN_TIME, 600, 600",
        "BAN_TIME, 10m, 600",
        "BAN_TIME, 1h 30min, 5400",
        "BAN_TIME, 1d12h, 129600",
        "BAN_TIME, -1, -1",
        "FIND_TIME, 1.5h, 5400",
        "MAX_RETRY, 5, 5",
        "MAX_MATCHES, 0, 0",
        "USE_DNS, WARN, warn",
        "LOG_ENCODING, utf-8, utf-8",
        "LOG_ENCODING, auto, auto",
        "BAN_TIME_INCREMENT, yes, true",
        "BAN_TIME_INCREMENT, 0, false",
        "BAN_TIME_FACTOR, 1.5, 1.5",
        "BAN_TIME_MULTIPLIERS, 1 2 4 8, 1 2 4 8",
        "BAN_TIME_MAX, 5w, 3024000",
        "BAN_TIME_OVER_ALL_JAILS, true, true"
    })
    void aValueIsSentAsTheDaemonNeedsIt(JailOption option, String text, String sent) {
        assertThat(option.checked(text)).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource(JailOption.class)
    void pythonNeverPasses(JailOption option) {
        for (String python : new String[] {
            "__import__('os').getpid()",
            "__import__",
            "(lambda: 1)()",
            "1 if open('/etc/shadow') else 2",
            "9**9**9",
            "1<<99999999999",
            "ban.__class__",
            "math.__dict__"
        }) {
            assertThatThrownBy(() -> {
                        // a date pattern is no code: it becomes a part of a regular expression
                        if (option == JailOption.DATE_PATTERN) {
                            throw new IllegalArgumentException();
                        }
                        option.checked(python);
                    })
                    .as(option + " " + python)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BAN_TIME, ''",
        "BAN_TIME, 0",
        "BAN_TIME, -2",
        "BAN_TIME, 10*60",
        "BAN_TIME, 10x",
        "BAN_TIME, 99999999999999",
        "FIND_TIME, -1",
        "MAX_RETRY, 0",
        "MAX_RETRY, 1.5",
        "MAX_LINES, 1001",
        "USE_DNS, maybe",
        "LOG_ENCODING, klingon",
        "DATE_PATTERN, (",
        "BAN_TIME_INCREMENT, perhaps",
        "BAN_TIME_FACTOR, 1+1",
        "BAN_TIME_MULTIPLIERS, '1,2'",
        "BAN_TIME_MULTIPLIERS, 1.5",
        "BAN_TIME_MAX, soon"
    })
    void whatIsNoValueIsRefusedInOneSentenceThatNamesTheOption(JailOption option, String text) {
        assertThatThrownBy(() -> option.checked(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option.word() + " ")
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ban.Time * (1<<(ban.Count if ban.Count<20 else 20)) * banFactor",
                "ban.Time * math.exp(float(ban.Count+1)*banFactor)/math.exp(1*banFactor)",
                "max(ban.Time, 600) + 60"
            })
    void theFormulasOfTheManualAreTaken(String formula) {
        assertThat(JailOption.BAN_TIME_FORMULA.checked(formula)).isEqualTo(formula);
    }

    @ParameterizedTest
    @EnumSource(JailOption.class)
    void aLineBreakIsRefused(JailOption option) {
        assertThatThrownBy(() -> option.checked("1\n2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatMayBeAbsentIsTakenBackByNothing() {
        assertThat(JailOption.BAN_TIME_FACTOR.checked("")).isEmpty();
        assertThat(JailOption.BAN_TIME_OVER_ALL_JAILS.checked("no")).isEmpty();
    }

    @Test
    void anOptionIsKnownByBothItsNames() {
        assertThat(JailOption.called("bantime.maxtime")).contains(JailOption.BAN_TIME_MAX);
        assertThat(JailOption.called("ban_time_max")).contains(JailOption.BAN_TIME_MAX);
        assertThat(JailOption.called("action")).isEmpty();
    }
}
