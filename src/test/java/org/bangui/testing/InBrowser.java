package org.bangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
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

    private record Tab(Chromium chromium, Page page, List<String> faults) implements AutoCloseable {

        static Tab open(Chromium chromium) {
            BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
            context.addInitScript(WATCH_POLICY);
            List<String> faults = new ArrayList<>();
            context.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text() + " (" + message.location() + ")");
                }
            });
            context.onWebError(error -> faults.add(error.error()));
            return new Tab(chromium, context.newPage(), faults);
        }

        /** Without the status of the page itself: a test that asks for a page that is none gets what it asked for. */
        List<String> faultsInside() {
            String refused = "Failed to load resource";
            return faults.stream()
                    .filter(fault -> !(fault.startsWith(refused) && fault.contains("(" + page.url() + ":")))
                    .toList();
        }

        /** After all that the page has said so far; a page that just leaves has said it when the next is there. */
        void settle() {
            page.locator("html").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }

        @Override
        public void close() {
            chromium.close(page.context());
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
                .getOrComputeIfAbsent(Tab.class, key -> Tab.open(chromium), Tab.class)
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
            tab.settle();
            assertThat(tab.faultsInside())
                    .as("what the browser complained about")
                    .isEmpty();
        }
    }
}
