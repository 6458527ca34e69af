package org.bangui.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bangui.system.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries BanGUI's own database. */
@ApplicationScoped
class HealthRepository {

    private static final Logger log = LoggerFactory.getLogger(HealthRepository.class);

    @Inject
    Database database;

    boolean answers() {
        try {
            return database.read(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException e) {
            log.error("The database does not answer.", e);
            return false;
        }
    }
}
