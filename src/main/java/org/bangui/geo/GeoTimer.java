package org.bangui.geo;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.bangui.system.TimerTask;

/** Looks every minute whether a geolocation file was replaced; on every instance, as each reads its own file. */
@Singleton
@Lock(LockType.READ)
public class GeoTimer {

    @Inject
    GeoService geo;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void refresh() {
        TimerTask.run("geolocation files", geo::refresh);
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void askNetwork() {
        TimerTask.run("geolocation answers", geo::askNetwork);
    }

    /** An hour before the archive looks again for what was unknown. */
    @Schedule(hour = "3", minute = "15", persistent = false)
    void renewAnswers() {
        TimerTask.run("geolocation clean-up", geo::renewAnswers);
    }
}
