package org.bangui.config;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.bangui.fail2ban.check.DryRun;
import org.bangui.fail2ban.check.ScratchServer;
import org.bangui.fail2ban.files.Jail;
import org.bangui.system.Settings;

/** Where jails are tried before a daemon gets them. */
@ApplicationScoped
class Trial {

    @Inject
    Settings settings;

    @Inject
    Executor executor;

    List<String> program = List.of("fail2ban-server");
    Map<String, String> environment = Map.of();

    private ScratchServer scratch;

    /** What would be refused of these jails. */
    DryRun.Result of(Workshop shop, Collection<Jail> jails) {
        return new DryRun(scratch()).check(jails, shop.release().version(), shop.daemon());
    }

    private synchronized ScratchServer scratch() {
        if (scratch == null) {
            Path folder = settings.home().resolve("scratch");
            scratch = new ScratchServer(program, environment, folder, executor);
        }
        return scratch;
    }

    @PreDestroy
    synchronized void end() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
