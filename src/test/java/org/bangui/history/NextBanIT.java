package org.bangui.history;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.bangui.fail2ban.BanId;
import org.bangui.system.HostId;
import org.bangui.testing.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is foretold of the next ban, against the ban that fail2ban then gives. */
class NextBanIT extends DaemonAndArchive {

    private static final String ADDRESS = "192.0.2.8";

    private static final String INCREMENT = "bantime.increment = true\n";

    /** Each in its own way; all ban for three seconds at first. */
    private static final Map<String, String> INCREMENTS = Map.of(
            "doubles", INCREMENT,
            "factor", INCREMENT + "bantime.factor = 3",
            "multipliers", INCREMENT + "bantime.multipliers = 1 5 7",
            "formula",
                    INCREMENT
                            + "bantime.formula = ban.Time * math.exp(float(ban.Count+1)*banFactor)/math.exp(1*banFactor)",
            "limited", INCREMENT + "bantime.factor = 100\nbantime.maxtime = 20",
            "random", INCREMENT + "bantime.rndtime = 30",
            "alljails", INCREMENT + "bantime.overalljails = true",
            "never", "bantime.increment = false");

    @BeforeEach
    void jails() {
        daemon.jails();
        INCREMENTS.forEach((name, option) -> daemon.jail(name, "bantime = 3\n" + option));
    }

    /** The jail that counts the bans of the others, before they do. */
    private void attack() {
        long before = archive.count();
        daemon.attack("alljails", ADDRESS);
        awaitRows(before + 1);
        awaitLengths();
        INCREMENTS.keySet().stream()
                .filter(jail -> !jail.equals("alljails"))
                .forEach(jail -> daemon.attack(jail, ADDRESS));
        awaitRows(before + INCREMENTS.size());
        awaitLengths();
    }

    private void awaitLengths() {
        Until.holds("their lengths", () -> archive.synced() > 0 && each(ban -> ban.failures() == 3));
    }

    private boolean each(Predicate<ArchivedBan> told) {
        return archive.all().stream().allMatch(told);
    }

    private Map<String, NextBan> foretold() {
        return archive.stories.tell(HostId.LOCAL, new BanId(ADDRESS)).jails().stream()
                .collect(toMap(jail -> jail.jail().value(), StoryJail::next));
    }

    /** The lengths of the latest bans. */
    private Map<String, Long> given() {
        Map<String, Long> seconds = new LinkedHashMap<>();
        archive.all().forEach(ban -> seconds.putIfAbsent(ban.jail().value(), ban.banSeconds()));
        return seconds;
    }

    @Test
    void itIsTheOneFail2banGives() {
        start();
        archive.synced();
        attack();
        Until.holds("all bans are over", () -> archive.synced() > 0 && each(ban -> ban.endedBy() == Ending.EXPIRED));
        Map<String, NextBan> foretold = foretold();
        attack();
        Map<String, Long> given = given();
        NextBan random = foretold.remove("random");
        assertThat(random.seconds()).isEqualTo(6);
        assertThat(random.randomSeconds()).isEqualTo(30);
        assertThat(given.remove("random")).isBetween(6L, 36L);
        assertThat(foretold)
                .allSatisfy((jail, next) -> assertThat(next.seconds()).as(jail).isEqualTo(given.get(jail)));
        assertThat(given)
                .containsEntry("doubles", 6L)
                .containsEntry("factor", 18L)
                .containsEntry("multipliers", 15L)
                .containsEntry("formula", 8L)
                .containsEntry("limited", 20L)
                .containsEntry("alljails", 3L << INCREMENTS.size())
                .containsEntry("never", 3L);
    }
}
