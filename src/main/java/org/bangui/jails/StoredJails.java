package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bangui.fail2ban.JailName;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the files of a host say about its jails. */
@ApplicationScoped
class StoredJails {

    private static final Logger LOG = LoggerFactory.getLogger(StoredJails.class);

    @Inject
    HealthService daemon;

    @Inject
    Fail2banHosts hosts;

    /** Never fails: files that cannot be read are unknown. */
    StoredJail read(HostId host, JailName jail) {
        String version = daemon.ask(host, fail2ban -> fail2ban.capabilities().version());
        try {
            return StoredJail.read(hosts.host(host).configDir(), jail.value(), version);
        } catch (RuntimeException e) {
            LOG.warn("The files of jail {} cannot be read: {}", jail, e.getMessage());
            return StoredJail.UNKNOWN;
        }
    }
}
