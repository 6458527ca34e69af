package org.bangui.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailOption;
import org.bangui.fail2ban.JailTuning;
import org.bangui.system.InvalidInputException.Fault;
import org.junit.jupiter.api.Test;
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

    @Test
    void everyRefusalHasItsSentence() throws IOException {
        ResourceBundle texts = texts("en");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher refusal = Pattern.compile("\"(refused\\.\\w+)\"").matcher(Files.readString(source));
                while (refusal.find()) {
                    assertThat(texts.containsKey(refusal.group(1)))
                            .as(refusal.group(1))
                            .isTrue();
                }
            }
        }
        for (JailOption option : JailOption.values()) {
            assertThat(texts.getString("refused.option." + option)).startsWith("{0} ");
        }
        for (JailTuning.Listed list : JailTuning.Listed.values()) {
            assertThat(texts.containsKey("refused.missing." + list)).isTrue();
        }
    }

    @Test
    void aRefusalIsToldInTheLanguageOfTheReader() {
        Fault fault = Fault.of("ips", "refused.tooMany", 10_000);
        assertThat(fault.detail()).isEqualTo("At most 10,000 addresses can be named at once.");
        assertThat(fault.in(Locale.GERMAN)).startsWith("Es können höchstens 10.000 Adressen");
        assertThat(Fault.of("name", "It''s {0}.").detail()).isEqualTo("It''s {0}.");
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle("org.bangui.messages", Locale.forLanguageTag(language));
    }
}
