package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountryParamTest {

    @Test
    void twoLettersAreACountry() {
        assertThat(CountryParam.parse(" nl ")).isEqualTo(new CountryParam("NL"));
        assertThat(CountryParam.parse("NL").filter()).isEqualTo("NL");
    }

    @Test
    void theUnknownCountryHasAName() {
        assertThat(CountryParam.of(null)).isEqualTo(CountryParam.parse("unknown"));
        assertThat(CountryParam.of(null).filter()).isEmpty();
    }

    @Test
    void whatNamesNoCountryMeansAll() {
        assertThat(CountryParam.parse(null)).isNull();
        assertThat(CountryParam.parse("")).isNull();
        assertThat(CountryParam.parse("N'")).isNull();
        assertThat(CountryParam.parse("Netherlands")).isNull();
    }
}
