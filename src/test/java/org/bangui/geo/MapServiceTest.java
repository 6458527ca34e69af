package org.bangui.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bangui.geo.WorldMap.Area;
import org.bangui.system.MapThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapServiceTest {

    private static final MapThresholds THRESHOLDS = new MapThresholds(20, 50, 100);

    @ParameterizedTest
    @CsvSource({
        "0,q0",
        "1,q1",
        "19,q1",
        "20,q2",
        "31,q2",
        "32,q3",
        "49,q3",
        "50,q4",
        "70,q4",
        "71,q5",
        "99,q5",
        "100,q6",
        "9000000000,q6"
    })
    void aNumberHasTheColourOfItsStep(long count, String style) {
        assertThat(MapScale.of(THRESHOLDS).style(count)).isEqualTo(style);
    }

    @Test
    void theLegendNamesTheThresholds() {
        assertThat(map(Map.of()).legend())
                .extracting(WorldMap.Step::name)
                .containsExactly("0", "1", "20", "", "50", "", "100+");
        assertThat(map(Map.of()).legend())
                .extracting(WorldMap.Step::range)
                .containsExactly("0", "1–19", "20–31", "32–49", "50–70", "71–99", "100+");
    }

    @Test
    void theLegendLeavesOutStepsThatHoldNoNumber() {
        WorldMap map = new MapService().map(Map.of(), new MapThresholds(1, 2, 3), label(Locale.ENGLISH));
        assertThat(map.legend()).extracting(WorldMap.Step::range).containsExactly("0", "1", "2", "3+");
    }

    @Test
    void countriesWithBansCanBeChosenMostFirst() {
        WorldMap map = map(Map.of("DE", 3L, "FR", 120L, "RU", 50L));
        assertThat(map.countries()).extracting(Area::code).containsExactly("FR", "RU", "DE");
        assertThat(map.countries()).extracting(Area::style).containsExactly("q6", "q4", "q1");
        assertThat(map.countries().get(0).label()).isEqualTo("France: 120 bans");
        assertThat(map.land()).extracting(Area::code).doesNotContain("FR").contains("BR", "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SG", "HK", "MT", "MC", "GI", "TV", "LI", "VA"})
    void aCountryTooSmallToHitHasAMarker(String code) {
        WorldMap map = map(Map.of(code, 60L));
        assertThat(map.countries()).isEmpty();
        assertThat(map.markers()).singleElement().satisfies(area -> {
            assertThat(area.code()).isEqualTo(code);
            assertThat(area.path()).matches("M[\\d.]+ [\\d.]+h0");
            assertThat(area.style()).isEqualTo("q4");
        });
    }

    @Test
    void countriesHaveTheirNamesInTheReadersLanguage() {
        WorldMap map = new MapService().map(Map.of("DE", 2L, "XK", 1L), THRESHOLDS, label(Locale.GERMAN));
        assertThat(map.countries()).extracting(Area::label).containsExactly("Deutschland: 2 bans", "Kosovo: 1 bans");
    }

    @Test
    void bansOfNoKnownCountryAreCounted() {
        Map<String, Long> bans = new HashMap<>(Map.of("DE", 5L, "", 2L, "AQ", 1L, "<b>", 4L));
        bans.put(null, 3L);
        WorldMap map = map(bans);
        assertThat(map.unknown()).isEqualTo(5);
        assertThat(map.total()).isEqualTo(15);
        assertThat(map.elsewhere()).extracting(Area::name).containsExactly("<b>", "Antarctica");
    }

    @Test
    void everyCountryIsOnTheMapOnce() {
        List<String> codes =
                WorldShapes.ALL.stream().map(WorldShapes.Shape::code).toList();
        Set<String> missing = new TreeSet<>(Set.of(Locale.getISOCountries()));
        codes.forEach(missing::remove);
        assertThat(codes).doesNotHaveDuplicates();
        assertThat(missing).containsExactly("AQ");
    }

    @Test
    void noOutlineCrossesTheMap() {
        assertThat(WorldShapes.ALL)
                .allSatisfy(shape ->
                        assertThat(longestStep(shape.path())).as(shape.code()).isLessThan(150));
    }

    /** Whoever is stitched over the antimeridian has a step as long as the map. */
    private static double longestStep(String path) {
        return Stream.of(path.split("z"))
                .filter(ring -> ring.contains("l"))
                .flatMap(ring -> Stream.of(ring.substring(ring.indexOf('l') + 1)
                        .replaceAll("(\\.\\d)(?=\\.)", "$1 ")
                        .replace("-", " -")
                        .strip()
                        .split("\\s+")))
                .mapToDouble(number -> Math.abs(Double.parseDouble(number)))
                .max()
                .orElse(0);
    }

    private static WorldMap map(Map<String, Long> bans) {
        return new MapService().map(bans, THRESHOLDS, label(Locale.ENGLISH));
    }

    private static MessageFormat label(Locale locale) {
        return new MessageFormat("{0}: {1,number} bans", locale);
    }
}
