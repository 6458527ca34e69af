package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;
import org.junit.jupiter.api.Test;

class BanCountsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T10:00:00Z");
    private static final BanId OLD = new BanId("192.0.2.1");
    private static final BanId NEW = new BanId("192.0.2.2");

    private final BanCounts counts = new BanCounts();
    private final Map<BanId, Integer> archive = new HashMap<>(Map.of(OLD, 3));
    private final List<BanId> asked = new ArrayList<>();

    private Map<BanId, Integer> ask(Collection<BanId> ids) {
        asked.addAll(ids);
        Map<BanId, Integer> found = new HashMap<>(archive);
        found.keySet().retainAll(ids);
        return found;
    }

    private Map<BanId, Integer> at(int seconds, ActiveBan... bans) {
        asked.clear();
        return counts.of(List.of(bans), this::ask, NOW.plusSeconds(seconds));
    }

    private static ActiveBan ban(BanId id, int seconds) {
        return new ActiveBan(id, NOW.plusSeconds(seconds), -1, null);
    }

    @Test
    void theArchiveIsAskedOnceAboutABanThatStandsInIt() {
        assertThat(at(0, ban(OLD, -100))).containsEntry(OLD, 3);
        assertThat(at(1, ban(OLD, -100))).containsEntry(OLD, 3);
        assertThat(asked).isEmpty();
    }

    @Test
    void aNewBanIsAskedAboutUntilItMustStandInTheArchive() {
        assertThat(at(0, ban(OLD, -100), ban(NEW, -1))).containsEntry(NEW, 0);
        archive.put(NEW, 1);
        assertThat(at(2, ban(OLD, -100), ban(NEW, -1))).containsEntry(NEW, 1);
        assertThat(asked).containsExactly(NEW);
        at(90, ban(NEW, -1));
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherBanOfTheSameAddressIsAskedAbout() {
        at(0, ban(OLD, -100));
        archive.put(OLD, 4);
        assertThat(at(200, ban(OLD, 100))).containsEntry(OLD, 4);
    }

    @Test
    void allAreAskedAboutAgainAfterAWhile() {
        at(0, ban(OLD, -100));
        archive.put(OLD, 5);
        assertThat(at(601, ban(OLD, -100))).containsEntry(OLD, 5);
    }
}
