package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", " =1", "\t=1", "\u0000=1", "＝1"})
    void whatCouldBeAFormulaIsText(String hostile) {
        assertThat(CsvLine.cell(hostile)).startsWith("\"'").endsWith("\"");
    }

    @Test
    void aCellStaysOneCellOnOneLine() {
        assertThat(CsvLine.cell("a\",\"b\r\n=1\u202e\u0000")).isEqualTo("\"a\"\",\"\"b  =1  \"");
    }

    @Test
    void plainTextStaysAsItIs() {
        assertThat(CsvLine.cell("192.0.2.1 <b>ü</b>")).isEqualTo("\"192.0.2.1 <b>ü</b>\"");
        assertThat(CsvLine.cell(null)).isEmpty();
    }
}
