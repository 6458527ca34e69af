package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The stored changes of configurations: also the journal from which one that was cut off is undone. */
@ApplicationScoped
class RevisionRepository {

    private static final RowMapper<ConfigRevision> REVISION = (rows, context) -> new ConfigRevision(
            rows.getLong("id"),
            Instant.ofEpochSecond(rows.getLong("at")),
            rows.getString("who"),
            rows.getString("why"),
            ConfigRevision.State.valueOf(rows.getString("state")),
            rows.getString("plan").lines().toList(),
            rows.getString("outcome"),
            List.of());

    private static final RowMapper<StoredChange> CHANGE = (rows, context) -> new StoredChange(
            new ConfigPath(rows.getString("path")), rows.getBytes("content_before"), rows.getBytes("content_after"));

    @Inject
    Database database;

    /** A new revision and its files; empty when another one of the host is under way and this one would be too. */
    Optional<Long> add(HostId host, ConfigRevision revision, String owner, Collection<StoredChange> files) {
        return database.write(handle -> {
            Optional<Long> id = insert(handle, host, revision, owner);
            id.ifPresent(known -> insertFiles(handle, known, files));
            return id;
        });
    }

    private static Optional<Long> insert(Handle handle, HostId host, ConfigRevision revision, String owner) {
        return handle.createQuery("""
                        INSERT INTO config_revision (host_id, at, who, why, state, owner, plan, outcome)
                        VALUES (:host, :at, :who, :why, :state, :owner, :plan, :outcome)
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """)
                .bind("host", host)
                .bind("at", revision.at())
                .bind("who", revision.who())
                .bind("why", revision.why())
                .bind("state", revision.state().name())
                .bind("owner", owner)
                .bind("plan", String.join("\n", revision.plan()))
                .bind("outcome", revision.outcome())
                .mapTo(Long.class)
                .findOne();
    }

    private static void insertFiles(Handle handle, long revision, Collection<StoredChange> files) {
        for (StoredChange file : files) {
            handle.createUpdate("""
                            INSERT INTO config_revision_file (revision_id, path, content_before, content_after)
                            VALUES (:revision, :path, :before, :after)
                            """)
                    .bind("revision", revision)
                    .bind("path", file.path().value())
                    .bind("before", file.before())
                    .bind("after", file.after())
                    .execute();
        }
    }

    /** What came of a revision. When the files are as it wanted them they are from now on the known ones. */
    void finish(Workshop shop, long id, ConfigRevision.State state, String outcome) {
        database.write(handle -> {
            handle.createUpdate("UPDATE config_revision SET state = :state, outcome = :outcome WHERE id = :id")
                    .bind("state", state.name())
                    .bind("outcome", outcome)
                    .bind("id", id)
                    .execute();
            if (state == ConfigRevision.State.APPLIED) {
                files(handle, id).forEach(file -> SeenFileRepository.put(handle, shop, file.path(), file.after()));
            }
            return null;
        });
    }

    /** The revision under way of the host, which was left by a process of this owner or is older than the time given. */
    Optional<ConfigRevision> cutOff(HostId host, String owner, Instant before) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, at, who, why, state, plan, outcome FROM config_revision
                        WHERE host_id = :host AND state = 'APPLYING' AND (owner = :owner OR at < :before)
                        """)
                .bind("host", host)
                .bind("owner", owner)
                .bind("before", before)
                .map(REVISION)
                .findOne());
    }

    List<ConfigRevision> latest(HostId host, int most) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, at, who, why, state, plan, outcome FROM config_revision
                        WHERE host_id = :host ORDER BY id DESC LIMIT :most
                        """)
                .bind("host", host)
                .bind("most", most)
                .map(REVISION)
                .list());
    }

    Optional<ConfigRevision> find(HostId host, long id) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, at, who, why, state, plan, outcome FROM config_revision
                        WHERE host_id = :host AND id = :id
                        """)
                .bind("host", host)
                .bind("id", id)
                .map(REVISION)
                .findOne());
    }

    List<StoredChange> files(long id) {
        return database.read(handle -> files(handle, id));
    }

    private static List<StoredChange> files(Handle handle, long id) {
        return handle.createQuery("""
                        SELECT path, content_before, content_after FROM config_revision_file
                        WHERE revision_id = :id ORDER BY path
                        """).bind("id", id).map(CHANGE).list();
    }

    /** Of every file that was changed after this revision, its content as the revision left it, in {@code before}. */
    List<StoredChange> changedSince(HostId host, long id) {
        return database.read(handle -> handle.createQuery("""
                        SELECT f.path, f.content_before, f.content_after
                        FROM config_revision_file f
                        JOIN (SELECT c.path AS path, MIN(c.revision_id) AS first
                              FROM config_revision_file c JOIN config_revision r ON r.id = c.revision_id
                              WHERE r.host_id = :host AND r.id > :id AND r.state IN ('APPLIED', 'OUTSIDE')
                              GROUP BY c.path) earliest
                          ON earliest.path = f.path AND earliest.first = f.revision_id
                        ORDER BY f.path
                        """)
                .bind("host", host)
                .bind("id", id)
                .map(CHANGE)
                .list());
    }
}
