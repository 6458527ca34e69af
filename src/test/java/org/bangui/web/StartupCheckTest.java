package org.bangui.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupCheckTest {

    private static ServletContextEvent withFilter(String type, String... patterns) {
        FilterRegistration filter = answering(
                FilterRegistration.class, Map.of("getClassName", type, "getUrlPatternMappings", List.of(patterns)));
        return new ServletContextEvent(
                answering(ServletContext.class, Map.of("getFilterRegistrations", Map.of("security", filter))));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answers.get(method.getName())));
    }

    @Test
    void withTheFilterBeforeEverythingItStarts() {
        StartupCheck check = new StartupCheck();
        ServletContextEvent event = withFilter(SecurityFilter.class.getName(), "/*");

        assertThatCode(() -> check.contextInitialized(event)).doesNotThrowAnyException();

        check.contextDestroyed(event);
    }

    @Test
    void withTheFilterBeforeAPartOnlyItDoesNot() {
        assertThatThrownBy(() -> new StartupCheck()
                        .contextInitialized(withFilter(SecurityFilter.class.getName(), "/api/*", "/jails")))
                .hasMessageContaining("not in force");
    }

    @Test
    void withoutTheFilterItDoesNot() {
        assertThatThrownBy(() -> new StartupCheck().contextInitialized(withFilter("org.example.Other", "/*")))
                .hasMessageContaining("not in force");
    }
}
