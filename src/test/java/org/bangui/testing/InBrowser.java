package org.bangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test an empty browser: one Chromium for all, a context of its own for each. A test fails when its page wrote
 * an error to the console, threw one or broke the Content-Security-Policy.
 */
public final class InBrowser implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);
    private static final int PATIENCE_MILLIS = 30_000;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String WATCH_POLICY = """
            addEventListener('securitypolicyviolation', e =>
              console.error('policy broken: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
            """;

    private record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

        static Chromium start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(onPath())
                            .setArgs(OPTIONS));
            return new Chromium(playwright, browser);
        }

        private static Path onPath() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("There is no Chromium. Install the package chromium."));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    private record Tab(Page page, List<String> faults) implements AutoCloseable {

        static Tab open(Browser browser) {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
            context.addInitScript(WATCH_POLICY);
            List<String> faults = new ArrayList<>();
            context.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text() + " (" + message.location() + ")");
                }
            });
            context.onWebError(error -> faults.add(error.error()));
            return new Tab(context.newPage(), faults);
        }

        /** Without the status of the page itself: a test that asks for a page that is none gets what it asked for. */
        List<String> faultsInside() {
            String refused = "Failed to load resource";
            return faults.stream()
                    .filter(fault -> !(fault.startsWith(refused) && fault.contains("(" + page.url() + ":")))
                    .toList();
        }

        @Override
        public void close() {
            page.context().close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Tab.class, key -> Tab.open(chromium.browser), Tab.class)
                .page();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Tab tab = context.getStore(NAMESPACE).get(Tab.class, Tab.class);
        if (tab == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
            Path picture = Path.of("target/it", name.replaceAll("\\W+", "-") + ".png");
            tab.page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        } else {
            tab.page.evaluate("1");
            assertThat(tab.faultsInside())
                    .as("what the browser complained about")
                    .isEmpty();
        }
    }
}
