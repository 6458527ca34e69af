package org.bangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final String WATCH_POLICY = """
            addEventListener('securitypolicyviolation', e =>
              console.error('policy broken: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
            """;

    private static final String LEAVE =
            "addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)";

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

        /** Chromium may wait for ever when a page it closes asks whether to leave what was typed. */
        @Override
        public void close() {
            try {
                page.evaluate(LEAVE);
            } finally {
                page.context().close();
            }
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
                .getOrComputeIfAbsent(Tab.class, key -> Tab.open(chromium.browser()), Tab.class)
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
