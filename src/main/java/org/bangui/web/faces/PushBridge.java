package org.bangui.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bangui.events.BanPlaced;
import org.bangui.events.DaemonStateChanged;
import org.bangui.events.JailsChanged;
import org.omnifaces.cdi.Push;
import org.omnifaces.cdi.PushContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that something happened; many bans at once are told once. Pages fetch what they show by themselves, so
 * nothing is said about it here.
 */
@ApplicationScoped
public class PushBridge {

    private static final Logger LOG = LoggerFactory.getLogger(PushBridge.class);

    @Inject
    @Push
    PushContext live;

    @Inject
    Executor executor;

    private final AtomicBoolean bansUntold = new AtomicBoolean();

    public void banPlaced(@Observes BanPlaced event) {
        if (bansUntold.compareAndSet(false, true)) {
            executor.execute(() -> {
                bansUntold.set(false);
                tell("ban");
            });
        }
    }

    public void daemonStateChanged(@Observes DaemonStateChanged event) {
        executor.execute(() -> tell("state"));
    }

    public void jailsChanged(@Observes JailsChanged event) {
        executor.execute(() -> tell("jails"));
    }

    private void tell(String news) {
        try {
            live.send(news);
        } catch (RuntimeException e) {
            // Tyrus 2.1 throws when one of the pages is just being closed
            LOG.debug("A page went away before it could be told.", e);
        }
    }
}
