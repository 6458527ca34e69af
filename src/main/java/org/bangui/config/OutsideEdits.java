package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.check.StreamDiff;
import org.bangui.fail2ban.files.ConfigFile;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;

/** Notices what was changed in the files without BanGUI, so that it is shown, can be undone and is not overwritten unseen. */
@ApplicationScoped
class OutsideEdits {

    @Inject
    RevisionRepository revisions;

    @Inject
    SeenFileRepository seen;

    @Inject
    Clock clock;

    @Inject
    NodeName node;

    /** Makes a revision of everything that is not as it was last seen; the first look makes one without changes. */
    void note(Workshop shop) {
        Map<String, String> known = seen.etags(shop);
        List<StoredChange> changes = changes(shop, known);
        if (changes.isEmpty()) {
            return;
        }
        boolean first = known.isEmpty();
        ConfigRevision revision = new ConfigRevision(
                0,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                "outside",
                first ? "The files as BanGUI found them" : "Changed without BanGUI",
                State.OUTSIDE,
                first ? List.of() : plan(shop, changes),
                "",
                List.of());
        revisions.add(shop.host(), revision, node.value(), first ? List.of() : changes);
        seen.remember(shop, changes);
    }

    private List<StoredChange> changes(Workshop shop, Map<String, String> known) {
        ConfigurationFolder folder = shop.folder();
        Set<String> names = new TreeSet<>(known.keySet());
        folder.paths().forEach(path -> names.add(path.value()));
        List<StoredChange> changes = new ArrayList<>();
        for (String name : names) {
            ConfigPath path = new ConfigPath(name);
            byte[] now = folder.read(path).map(ConfigFile::content).orElse(null);
            String etag = now == null ? null : ConfigurationFolder.etag(now);
            if (!java.util.Objects.equals(etag, known.get(name))) {
                changes.add(new StoredChange(path, seen.content(shop, path), now));
            }
        }
        return changes;
    }

    private static List<String> plan(Workshop shop, List<StoredChange> changes) {
        StreamDiff diff = StreamDiff.between(
                shop.with(Applier.before(changes)), shop.reader().read());
        return diff.jails().stream()
                .map(change ->
                        "jail " + change.jail() + ": " + change.kind().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }
}
