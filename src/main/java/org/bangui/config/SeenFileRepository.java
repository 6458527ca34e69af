package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;

/** The configuration files as they were last seen. */
@ApplicationScoped
class SeenFileRepository {

    @Inject
    Database database;

    /** The etag of every file that was there. */
    Map<String, String> etags(HostId host) {
        return database.read(handle -> handle.createQuery("SELECT path, etag FROM config_file WHERE host_id = :host")
                .bind("host", host)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("path", String.class), row -> row.getColumn("etag", String.class))));
    }

    /** The content of one file, null when there was none. */
    byte[] content(HostId host, ConfigPath path) {
        return database.read(
                handle -> handle.createQuery("SELECT content FROM config_file WHERE host_id = :host AND path = :path")
                        .bind("host", host)
                        .bind("path", path.value())
                        .map((rows, context) -> rows.getBytes(1))
                        .findOne()
                        .orElse(null));
    }

    /** From now on these contents are the known ones: what each change has in {@code after}. */
    void remember(HostId host, Collection<StoredChange> changes) {
        database.write(handle -> {
            changes.forEach(change -> put(handle, host, change.path(), change.after()));
            return null;
        });
    }

    static void put(Handle handle, HostId host, ConfigPath path, byte[] content) {
        if (content == null) {
            handle.execute("DELETE FROM config_file WHERE host_id = ? AND path = ?", host.value(), path.value());
            return;
        }
        handle.createUpdate("""
                        INSERT INTO config_file (host_id, path, etag, content) VALUES (:host, :path, :etag, :content)
                        ON CONFLICT (host_id, path) DO UPDATE SET etag = excluded.etag, content = excluded.content
                        """)
                .bind("host", host)
                .bind("path", path.value())
                .bind("etag", ConfigurationFolder.etag(content))
                .bind("content", content)
                .execute();
    }
}
