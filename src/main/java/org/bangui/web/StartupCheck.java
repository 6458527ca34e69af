package org.bangui.web;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Refuses to start when the security filter does not stand before everything. */
public class StartupCheck implements ServletContextListener {

    private CorrelationLog log;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        boolean inForce = event.getServletContext().getFilterRegistrations().values().stream()
                .filter(filter -> SecurityFilter.class.getName().equals(filter.getClassName()))
                .map(FilterRegistration::getUrlPatternMappings)
                .anyMatch(patterns -> patterns.contains("/*"));
        if (!inForce) {
            throw new IllegalStateException("BanGUI does not start: its security filter is not in force.");
        }
        log = CorrelationLog.install();
        RefusedStart.didStart();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (log != null) {
            log.uninstall();
        }
    }
}
