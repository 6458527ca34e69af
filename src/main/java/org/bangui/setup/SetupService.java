package org.bangui.setup;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** The first visit. */
@ApplicationScoped
public class SetupService {

    public boolean completed() {
        throw new UnsupportedOperationException();
    }

    /** Stores everything and closes the wizard. @throws SetupDoneException when it was done before */
    public void complete(SetupRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Tries the socket now. */
    public SocketVerdict tryFail2ban(Path socket) {
        throw new UnsupportedOperationException();
    }

    /** Tries a PostgreSQL address now; null when it works, else one sentence. */
    public String tryDatabase(String url, String user, String password) {
        throw new UnsupportedOperationException();
    }
}
