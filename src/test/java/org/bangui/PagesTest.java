package org.bangui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages, style sheets, scripts and texts may hold. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path BUNDLES = Path.of("src/main/resources/org/bangui");
    private static final int LONGEST_PAGE = 100;

    private static final String COLOUR = "(?:#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl)a?\\()";
    private static final Pattern COLOUR_VALUE = Pattern.compile(":[^;{}]*" + COLOUR + "[^{};]*[;}]");
    private static final Pattern COLOUR_STRING = Pattern.compile("['\"`](?:#[0-9a-fA-F]{6}|(?:rgb|hsl)a?\\(\\d)");
    private static final Pattern ATTRIBUTE_HANDLER = Pattern.compile("\\s(?:style|onclick|onchange|onload|onerror)=\"");
    private static final Pattern INLINE_BODY =
            Pattern.compile("<(?:h:output)?(script|style)\\b[^>]*(?<!/)>\\s*[^<\\s]");
    private static final Pattern TEXT_NODE = Pattern.compile(">([^<>]*)<");
    private static final Pattern TEXT_ATTRIBUTE = Pattern.compile(
            "\\s(?:label|title|header|headerText|placeholder|alt|aria-label|emptyMessage|message)=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("#\\{[^}]*?\\btext(?:\\['([^']+)']|\\.([\\w.]+))");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(bundle("messages_de").stringPropertyNames())
                .isEqualTo(bundle("messages_en").stringPropertyNames())
                .isNotEmpty();
    }

    @Test
    void noTextIsEmpty() {
        for (String language : List.of("messages_en", "messages_de")) {
            assertThat(bundle(language).values())
                    .noneMatch(text -> text.toString().isBlank());
        }
    }

    @Test
    void everyTextAPageNamesIsInTheBundle() {
        Set<String> known = bundle("messages_en").stringPropertyNames();
        assertThat(findings(".xhtml", page -> keys(page).filter(key -> !known.contains(key))))
                .isEmpty();
    }

    @Test
    void aPageHasAtMostAHundredLines() {
        assertThat(files(".xhtml").filter(page -> read(page).lines().count() > LONGEST_PAGE))
                .isEmpty();
    }

    @Test
    void noPageHasInlineStyleOrHandler() {
        assertThat(findings(".xhtml", page -> matches(ATTRIBUTE_HANDLER, page.replaceAll("<o:socket[^>]*>", ""))))
                .isEmpty();
        assertThat(findings(".xhtml", page -> matches(INLINE_BODY, page))).isEmpty();
    }

    @Test
    void noPageSwitchesEscapingOff() {
        assertThat(findings(".xhtml", page -> matches(Pattern.compile("escape(Title|Text)?=\"false\""), page)))
                .isEmpty();
    }

    @Test
    void noPageNamesAnotherHost() {
        assertThat(findings(".xhtml", page -> matches(Pattern.compile("(?:src|url|action)=\"(?:https?:)?//"), page)))
                .isEmpty();
    }

    @Test
    void noPageUsesWhatTheContentSecurityPolicyForbids() {
        assertThat(findings(".xhtml", page -> matches(Pattern.compile("<f:ajax|<f:websocket|javascript:"), page)))
                .isEmpty();
    }

    @Test
    void everyWordOfAPageComesFromTheBundle() {
        assertThat(findings(".xhtml", PagesTest::words)).isEmpty();
    }

    @Test
    void coloursStandInTheTokensOnly() {
        assertThat(findings(".css", css -> matches(COLOUR_VALUE, css)).stream()
                        .filter(finding -> !finding.contains("tokens.css:")))
                .isEmpty();
        assertThat(findings(".js", script -> matches(COLOUR_STRING, script))).isEmpty();
    }

    private static Stream<String> keys(String page) {
        return KEY.matcher(page)
                .results()
                .map(key -> key.group(1) != null ? key.group(1) : key.group(2))
                .filter(key -> !key.contains("#{"));
    }

    private static Stream<String> words(String page) {
        String markup = page.replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>|<!DOCTYPE[^>]*>", "")
                .replaceAll("(?s)[#$]\\{.*?}", "")
                .replaceAll("&\\w+;|BanGUI|fail2ban|jdbc:[\\w:/]+|IP Geolocation by DB-IP", "");
        return Stream.of(TEXT_NODE, TEXT_ATTRIBUTE)
                .flatMap(pattern -> pattern.matcher(markup).results())
                .map(text -> text.group(1).strip())
                .filter(text -> text.codePoints().anyMatch(Character::isLetter));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static List<String> findings(String suffix, Function<String, Stream<String>> search) {
        return files(suffix)
                .flatMap(file -> search.apply(read(file)).map(finding -> WEBAPP.relativize(file) + ": " + finding))
                .toList();
    }

    private static Stream<Path> files(String suffix) {
        try (Stream<Path> all = Files.walk(WEBAPP)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String name) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
