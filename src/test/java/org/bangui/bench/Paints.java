package org.bangui.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.Chromium;
import org.bangui.testing.RealFail2ban;

/**
 * How long a page of the real console in a real Chromium takes from a tap or key to its next paint, as the browser itself
 * measures it ({@code PerformanceEventTiming}: from the event to the paint after its handlers, in steps of 8 ms; what is
 * faster than 16 ms is not told and counts as 16).
 */
final class Paints {

    private static final double BAR = 200;
    private static final int ROUNDS = 15;
    private static final String WATCH = """
            window.paints = new Map();
            new PerformanceObserver(list => {
              for (const entry of list.getEntries().filter(each => each.interactionId)) {
                paints.set(entry.interactionId, Math.max(entry.duration, paints.get(entry.interactionId) || 0));
              }
            }).observe({type: 'event', durationThreshold: 16, buffered: true});
            """;
    private static final String SETTLED = """
            () => PrimeFaces.ajax.Queue.isEmpty() && !document.documentElement.classList.contains('busy')""";
    private static final String PAINTED = """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))""";

    private final Page page;
    private final BanGuiServer server;
    private final List<Row> rows = new ArrayList<>();

    private Paints(Page page, BanGuiServer server) {
        this.page = page;
        this.server = server;
    }

    /** Of the page with all jails and of the page of this jail, on a phone. */
    static List<Row> of(RealFail2ban fail2ban, JailName crowded) {
        try (BanGuiServer server = BanGuiServer.setUpFor(fail2ban);
                Chromium chromium = Chromium.start()) {
            Page page = chromium.browser()
                    .newContext(new Browser.NewContextOptions()
                            .setViewportSize(360, 780)
                            .setHasTouch(true))
                    .newPage();
            page.addInitScript(WATCH);
            Paints paints = new Paints(page, server);
            paints.logIn();
            paints.jail(crowded);
            paints.jails();
            return paints.rows;
        }
    }

    private void logIn() {
        page.navigate(server.uri("/login").toString());
        page.fill("[id='login:password']", BanGuiServer.PASSWORD);
        page.click("[id='login:logIn']");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private void jail(JailName jail) {
        page.navigate(server.uri("/jails/" + jail).toString());
        String of = "50,000 bans, to the next paint: ";
        measure(of + "a letter in the search", 3, () -> {
            page.fill("[id='banned:search']", "");
            page.focus("[id='banned:search']");
            page.keyboard().type("10.9.77.", new Keyboard.TypeOptions().setDelay(120));
            page.waitForTimeout(450);
        });
        page.fill("[id='banned:search']", "");
        page.waitForTimeout(450);
        measure(of + "another page", ROUNDS, () -> page.click("[id='banned:rows'] .ui-paginator-next"));
        measure(of + "a row selected", ROUNDS, () -> page.locator("[id='banned:rows'] tbody .ui-chkbox-box")
                .first()
                .click());
        measure(of + "the question before an unban", ROUNDS, () -> {
            page.locator("[id='banned:rows'] td.end button").first().click();
            page.locator(".ui-confirmdialog-no:visible").click();
        });
        measure(of + "the question before a stop", ROUNDS, () -> {
            page.click("[id='orders:stop']");
            page.locator(".ui-confirmdialog-no:visible").click();
        });
        page.setViewportSize(1280, 800);
        measure(of + "sorted by another column", ROUNDS, () -> page.locator("[id='banned:rows'] th.ui-sortable-column")
                .first()
                .click());
        page.setViewportSize(360, 780);
    }

    private void jails() {
        page.navigate(server.uri("/jails").toString());
        String of = "100 jails, to the next paint: ";
        measure(of + "the menu of a jail and the question before a stop", ROUNDS, () -> {
            page.locator("[popovertarget]").first().click();
            page.click("[id='orders:stop']");
            page.locator(".ui-confirmdialog-no:visible").click();
        });
        page.setViewportSize(1280, 800);
        measure(of + "sorted by another column", ROUNDS, () -> page.locator("[id='list:jails'] th.ui-sortable-column")
                .nth(2)
                .click());
    }

    private void measure(String what, int rounds, Runnable act) {
        List<Double> all = new ArrayList<>();
        act.run();
        for (int round = 0; round < rounds; round++) {
            settle();
            int before = (int) page.evaluate("() => (paints.clear(), performance.interactionCount)");
            act.run();
            settle();
            int count = (int) page.evaluate("() => performance.interactionCount") - before;
            List<?> told = (List<?>) page.evaluate("() => [...paints.values()]");
            told.forEach(millis -> all.add(((Number) millis).doubleValue()));
            all.addAll(Collections.nCopies(Math.max(0, count - told.size()), 16.0));
        }
        all.sort(Comparator.naturalOrder());
        rows.add(Row.atMost(what + ", p95", all.get((int) Math.ceil(all.size() * 0.95) - 1), "ms", BAR));
        rows.add(Row.atMost(what + ", worst of " + all.size(), all.get(all.size() - 1), "ms", BAR));
    }

    private void settle() {
        page.waitForFunction(SETTLED);
        page.evaluate(PAINTED);
    }
}
