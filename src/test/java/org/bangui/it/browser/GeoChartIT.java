package org.bangui.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bangui.geo.MapService;
import org.bangui.system.MapThresholds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The world map in a browser: how it looks, and choosing, telling and zooming with mouse and keyboard. */
class GeoChartIT {

    private static final String WHOLE = "0 0 1000 500";

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> problems = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void open() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync")));
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void show() throws IOException {
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1200, 720));
        page.onPageError(problems::add);
        show("light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void itIsDrawnInBothThemes(String theme) throws IOException {
        show(theme);
        Path file = Path.of("target/geo-chart-" + theme + ".png");
        assertThat(page.screenshot(new Page.ScreenshotOptions().setPath(file))).isNotEmpty();
        assertThat(colour("RU")).isNotEqualTo(colour("DE"));
        assertThat(problems).isEmpty();
    }

    @Test
    void itFitsAPhone() {
        page.setViewportSize(360, 640);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/geo-chart-phone.png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        assertThat(page.locator("[data-zoom=in]").boundingBox().y)
                .isGreaterThan(page.locator("svg").boundingBox().height);
    }

    @Test
    void aClickChoosesACountry() {
        country("BR").click();
        assertThat(chosen()).isEqualTo("BR");
    }

    @Test
    void aCountryTooSmallToHitIsChosenByItsMarker() {
        BoundingBox marker = country("SG").boundingBox();
        page.mouse().click(marker.x + marker.width / 2, marker.y + marker.height / 2);
        assertThat(chosen()).isEqualTo("SG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enter", "Space"})
    void aKeyChoosesTheFocusedCountry(String key) {
        country("SG").focus();
        page.keyboard().press(key);
        assertThat(chosen()).isEqualTo("SG");
    }

    @Test
    void countriesAreReachedByTabMostFirst() {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.dataset.code")).isEqualTo("US");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.dataset.code")).isEqualTo("CN");
    }

    @Test
    void hoverAndFocusTellNameAndNumber() {
        country("BR").hover();
        assertThat(hint()).isEqualTo("Brazil: 41 bans");
        country("FJ").focus();
        assertThat(hint()).isEqualTo("Fiji: 3 bans");
    }

    @Test
    void oneBanIsNotBans() {
        assertThat(country("NZ").getAttribute("aria-label")).isEqualTo("New Zealand: 1 ban");
    }

    @Test
    void aCountryWithoutBansCannotBeChosen() {
        assertThat(page.locator("[data-code=GL]").count()).isZero();
        assertThat(page.locator("svg [tabindex]").count()).isEqualTo(bans().size() - 1);
    }

    @Test
    void theButtonsZoomInAndOutAndShowAll() {
        page.locator("[data-zoom=in]").click();
        assertThat(viewBox()).isEqualTo("187.5 93.75 625 312.5");
        page.locator("[data-zoom=out]").click();
        assertThat(viewBox()).isEqualTo(WHOLE);
        page.locator("[data-zoom=in]").click();
        page.locator("[data-zoom=in]").click();
        page.locator("[data-zoom=all]").click();
        assertThat(viewBox()).isEqualTo(WHOLE);
    }

    @Test
    void keysZoomAndPan() {
        country("US").focus();
        page.keyboard().press("ArrowRight");
        assertThat(viewBox()).isEqualTo(WHOLE);
        page.keyboard().press("+");
        page.keyboard().press("ArrowRight");
        assertThat(viewBox()).isEqualTo("250 93.75 625 312.5");
        page.keyboard().press("0");
        assertThat(viewBox()).isEqualTo(WHOLE);
    }

    @Test
    void thePlainWheelScrollsThePageUntilTheMapIsZoomed() {
        country("BR").hover();
        page.mouse().wheel(0, -100);
        assertThat(viewBox()).isEqualTo(WHOLE);
        page.keyboard().down("Control");
        page.mouse().wheel(0, -100);
        page.keyboard().up("Control");
        page.waitForCondition(() -> !viewBox().equals(WHOLE));
    }

    @Test
    void aZoomedMapIsDraggedWithoutChoosing() {
        page.locator("[data-zoom=in]").click();
        country("CN").hover();
        page.mouse().down();
        page.mouse().move(500, 300);
        page.mouse().move(450, 300);
        page.mouse().up();
        assertThat(viewBox()).isNotEqualTo("187.5 93.75 625 312.5");
        assertThat(chosen()).isNull();
        country("CN").click();
        assertThat(chosen()).isEqualTo("CN");
    }

    @Test
    void aFocusedCountryOutsideComesIntoView() {
        country("US").focus();
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("+");
        }
        page.keyboard().press("Tab");
        BoundingBox focused = country("CN").boundingBox();
        assertThat(focused.x + focused.width / 2).isBetween(0.0, 1200.0);
    }

    @Test
    void markersKeepTheirSizeWhenZoomed() {
        double before = country("SG").boundingBox().width;
        page.locator("[data-zoom=in]").click();
        page.locator("[data-zoom=in]").click();
        assertThat(country("SG").boundingBox().width).isBetween(before * 0.9, before * 1.1);
    }

    private void show(String theme) throws IOException {
        MessageFormat label = new MessageFormat(GeoChartPage.TEXTS.getString("map.country"), Locale.ENGLISH);
        page.setContent(GeoChartPage.html(new MapService().map(bans(), MapThresholds.DEFAULT, label), theme));
        page.evaluate("() => { window.chosen = (parameters) => { window.last = parameters[0].value; }; }");
    }

    /** Antarctica, the last, is not on the map. */
    private static Map<String, Long> bans() {
        Map<String, Long> bans = new HashMap<>(Map.of(
                "US", 912L, "CN", 640L, "RU", 98L, "DE", 55L, "BR", 41L, "IN", 22L, "FJ", 3L, "SG", 87L, "HK", 40L,
                "NZ", 1L));
        bans.putAll(Map.of(
                "MT", 2L, "GB", 33L, "FR", 60L, "GF", 5L, "NO", 12L, "SJ", 1L, "XK", 24L, "VN", 75L, "TV", 1L, "AQ",
                1L));
        return bans;
    }

    private Locator country(String code) {
        return page.locator("[data-code=" + code + "]");
    }

    private Object colour(String code) {
        return country(code).evaluate("(path) => getComputedStyle(path).fill");
    }

    private Object chosen() {
        return page.evaluate("window.last");
    }

    private String hint() {
        return page.locator(".geo-chart-hint").textContent();
    }

    private String viewBox() {
        return page.locator(".geo-chart-map").getAttribute("viewBox");
    }
}
