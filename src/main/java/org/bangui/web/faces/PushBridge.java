package org.bangui.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.bangui.events.BanPlaced;
import org.bangui.events.DaemonStateChanged;
import org.omnifaces.cdi.Push;
import org.omnifaces.cdi.PushContext;

/** Tells open pages that something happened. They fetch what they show by themselves, so nothing is said about it here. */
@ApplicationScoped
public class PushBridge {

    @Inject
    @Push
    PushContext live;

    public void banPlaced(@Observes BanPlaced event) {
        live.send("ban");
    }

    public void daemonStateChanged(@Observes DaemonStateChanged event) {
        live.send("state");
    }
}
