package org.bangui.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window; started when it is first asked for, and again when it had to be ended. */
public final class Chromium implements AutoCloseable {

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

    private final Playwright playwright;
    private Browser browser;

    private Chromium(Playwright playwright) {
        this.playwright = playwright;
    }

    public static Chromium start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return new Chromium(Playwright.create(new Playwright.CreateOptions().setEnv(environment)));
    }

    public Browser browser() {
        if (browser == null || !browser.isConnected()) {
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(onPath())
                            .setArgs(OPTIONS));
        }
        return browser;
    }

    private static Path onPath() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no Chromium. Install the package chromium."));
    }

    /**
     * Closes a context. Chromium 156 may never answer when a page leaves or asks about typed values just then; such a
     * Chromium is ended, as no call of Playwright's that closes has a timeout of its own.
     */
    void close(BrowserContext context) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        closed.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).exceptionally(late -> end());
        try {
            context.close();
        } catch (PlaywrightException e) {
            if (browser.isConnected()) {
                throw e;
            }
        } finally {
            closed.complete(null);
        }
    }

    private static Void end() {
        ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().command().filter(Chromium::isOne).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        return null;
    }

    private static boolean isOne(String command) {
        return command.contains("chrom");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
