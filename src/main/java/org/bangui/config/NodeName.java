package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.bangui.system.Settings;

/** What this BanGUI is called among those on one database, the same after a restart. */
@ApplicationScoped
class NodeName {

    @Inject
    Settings settings;

    String value() {
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + settings.home();
        } catch (UnknownHostException e) {
            return "localhost:" + settings.home();
        }
    }
}
