package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonTest {

    @Test
    void textIsPrintedAsPythonPrintsIt() {
        assertThat(Python.repr("it's")).isEqualTo("\"it's\"");
        assertThat(Python.repr("'\"")).isEqualTo("'\\'\"'");
        assertThat(Python.repr("a\n\t\\\u0000\u00a0\u200b\ue000")).isEqualTo("'a\\n\\t\\\\\\x00\\xa0\\u200b\\ue000'");
        assertThat(Python.repr("\u00e4\ud83d\ude00")).isEqualTo("'\u00e4\ud83d\ude00'");
    }

    @Test
    void listsNumbersAndTruthArePrintedAsPythonPrintsThem() {
        assertThat(Python.repr(Arrays.asList("a", BigInteger.TEN, true, null, Map.of("k", false))))
                .isEqualTo("['a', 10, True, None, {'k': False}]");
    }

    @Test
    void numbersAreReadAsPythonReadsThem() {
        assertThat(Python.integer(" 1_000 ")).isEqualTo("1000");
        assertThat(Python.integer("+07")).isEqualTo("7");
        assertThat(Python.integer("1__0")).isNull();
        assertThat(Python.integer("5.0")).isNull();
        assertThat(Python.integer("")).isNull();
    }

    @Test
    void optionsBecomeJson() {
        assertThat(Python.json(Map.of("k", "\"\\\u00e9\n"))).isEqualTo("{\"k\": \"\\\"\\\\\\u00e9\\n\"}");
    }

    @Test
    void whiteSpaceIsThatOfPython() {
        assertThat(Python.strip("\u001c\u2003 x\u0085\u3000")).isEqualTo("x");
        assertThat(Python.strip("\ufeffx")).isEqualTo("\ufeffx");
    }
}
