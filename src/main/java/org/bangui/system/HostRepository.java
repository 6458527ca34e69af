package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The stored hosts. */
@ApplicationScoped
class HostRepository {

    @Inject
    Database database;

    List<Row> all() {
        return database.read(handle -> handle.createQuery("SELECT id, name, socket, config_dir FROM host ORDER BY id")
                .map(ConstructorMapper.of(Row.class))
                .list());
    }

    /** A stored host; socket and folder are null for the usual places. */
    public record Row(HostId id, String name, String socket, String configDir) {}
}
