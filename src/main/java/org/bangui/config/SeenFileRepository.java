package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.system.Database;
import org.jdbi.v3.core.Handle;

/** The configuration files as they were last seen. */
@ApplicationScoped
class SeenFileRepository {

    @Inject
    Database database;

    /** The etag of every file that was there. */
    Map<String, String> etags(Workshop shop) {
        return database.read(handle -> handle.createQuery(
                        "SELECT path, etag FROM config_file WHERE host_id = :host AND folder = :folder")
                .bind("host", shop.host())
                .bind("folder", shop.path().toString())
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("path", String.class), row -> row.getColumn("etag", String.class))));
    }

    /** The content of one file, null when there was none. */
    byte[] content(Workshop shop, ConfigPath path) {
        return database.read(handle -> handle.createQuery("""
                        SELECT content FROM config_file WHERE host_id = :host AND folder = :folder AND path = :path
                        """)
                .bind("host", shop.host())
                .bind("folder", shop.path().toString())
                .bind("path", path.value())
                .map((rows, context) -> rows.getBytes(1))
                .findOne()
                .orElse(null));
    }

    /** From now on these contents are the known ones: what each change has in {@code after}. */
    void remember(Workshop shop, Collection<StoredChange> changes) {
        database.write(handle -> {
            changes.forEach(change -> put(handle, shop, change.path(), change.after()));
            return null;
        });
    }

    static void put(Handle handle, Workshop shop, ConfigPath path, byte[] content) {
        if (content == null) {
            handle.execute(
                    "DELETE FROM config_file WHERE host_id = ? AND folder = ? AND path = ?",
                    shop.host().value(),
                    shop.path().toString(),
                    path.value());
            return;
        }
        handle.createUpdate("""
                        INSERT INTO config_file (host_id, folder, path, etag, content)
                        VALUES (:host, :folder, :path, :etag, :content)
                        ON CONFLICT (host_id, folder, path)
                        DO UPDATE SET etag = excluded.etag, content = excluded.content
                        """)
                .bind("host", shop.host())
                .bind("folder", shop.path().toString())
                .bind("path", path.value())
                .bind("etag", ConfigurationFolder.etag(content))
                .bind("content", content)
                .execute();
    }
}
