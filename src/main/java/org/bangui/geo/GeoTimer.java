package org.bangui.geo;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.bangui.system.TimerTask;

/** Looks every minute whether a geolocation file was replaced; on every instance, as each reads its own file. */
@Singleton
public class GeoTimer {

    @Inject
    GeoService geo;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void refresh() {
        TimerTask.run("geolocation files", geo::refresh);
    }
}
