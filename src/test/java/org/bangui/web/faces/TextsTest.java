package org.bangui.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the pages. */
class TextsTest {

    private static final String OF_THE_TABLE = "table.report";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyTextCanBeFilledIn(String language) {
        ResourceBundle texts = texts(language);
        assertThat(texts.keySet())
                .filteredOn(key -> !key.equals(OF_THE_TABLE))
                .allSatisfy(key -> new MessageFormat(texts.getString(key)).format(new Object[] {1, 2, 3}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noTextHasAnApostropheThatWouldVanish(String language) {
        ResourceBundle texts = texts(language);
        assertThat(texts.keySet()).noneMatch(key -> texts.getString(key).contains("'"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,198.51.100.1 will be unbanned. It may connect again at once.",
        "3,3 addresses will be unbanned (198.51.100.1). They may connect again at once."
    })
    void howManyBansAreLiftedIsSaidInWords(int count, String text) {
        String pattern = texts("en").getString("banned.confirm");
        assertThat(new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {count, "198.51.100.1"}))
                .isEqualTo(text);
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle("org.bangui.messages", Locale.forLanguageTag(language));
    }
}
