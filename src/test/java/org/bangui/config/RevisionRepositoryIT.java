package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.Release;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal of changes, on both databases. */
class RevisionRepositoryIT {

    private static final HostId HOST = HostId.LOCAL;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final ConfigPath PATH = new ConfigPath("jail.local");

    @TempDir
    Path folder;

    private final RevisionRepository revisions = new RevisionRepository();
    private final SeenFileRepository seen = new SeenFileRepository();
    private final RecoveryRepository pending = new RecoveryRepository();

    @ParameterizedTest
    @EnumSource
    void aChangeIsKeptFromItsBeginningToWhatCameOfIt(TestDatabase kind) {
        try (Database database = Database.open(kind.create(folder))) {
            use(database);
            Workshop shop = new Workshop(HOST, folder, new Release("1.0.2"), null);
            long id = add(State.APPLYING, null, "a").orElseThrow();
            assertThat(add(State.APPLYING, "a", "b"))
                    .as("a second one under way")
                    .isEmpty();
            assertThat(revisions.cutOff(HOST, "node", NOW.minusSeconds(1))).isPresent();
            assertThat(revisions.cutOff(HOST, "other", NOW.minusSeconds(1))).isEmpty();
            assertThat(revisions.cutOff(HOST, "other", NOW.plusSeconds(1))).isPresent();

            revisions.finish(shop, id, State.APPLIED, "Done.");
            assertThat(revisions.find(HOST, id)).hasValueSatisfying(revision -> {
                assertThat(revision.state()).isEqualTo(State.APPLIED);
                assertThat(revision.plan()).containsExactly("one", "two");
                assertThat(revision.outcome()).isEqualTo("Done.");
            });
            assertThat(seen.content(shop, PATH)).asString().isEqualTo("a");

            long later = add(State.OUTSIDE, "a", "b").orElseThrow();
            long latest = add(State.OUTSIDE, "b", null).orElseThrow();
            assertThat(revisions.latest(HOST, 2)).extracting(ConfigRevision::id).containsExactly(latest, later);
            assertThat(revisions.changedSince(HOST, id))
                    .singleElement()
                    .satisfies(file -> assertThat(file.before()).asString().isEqualTo("a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatSomebodyHasToLookAtStaysUntilItIsDismissed(TestDatabase kind) {
        try (Database database = Database.open(kind.create(folder))) {
            use(database);
            pending.set(HOST, new PendingRecovery(1, NOW, "first"));
            pending.set(HOST, new PendingRecovery(2, NOW, "second"));
            assertThat(pending.find(HOST)).contains(new PendingRecovery(2, NOW, "second"));
            assertThat(pending.clear(HOST)).isTrue();
            assertThat(pending.find(HOST)).isEmpty();
        }
    }

    private void use(Database database) {
        revisions.database = database;
        seen.database = database;
        pending.database = database;
    }

    private Optional<Long> add(State state, String before, String after) {
        ConfigRevision revision =
                new ConfigRevision(0, NOW, "a test", "trying", state, List.of("one", "two"), "", List.of());
        return revisions.add(HOST, revision, "node", List.of(new StoredChange(PATH, bytes(before), bytes(after))));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
