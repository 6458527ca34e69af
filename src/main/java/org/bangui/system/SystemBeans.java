package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the values that everything else is built on injectable. */
@ApplicationScoped
public class SystemBeans {

    @Produces
    @Singleton
    Settings settings() {
        return Settings.load(System.getenv());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
