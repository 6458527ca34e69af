package org.bangui.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One fail2ban and one BanGUI set up for it, started for the first test that asks and shared by all: a test that kills
 * the daemon starts it again, and every test takes addresses that no other takes.
 */
public final class RunningBanGui implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningBanGui.class);

    private record Pair(RealFail2ban fail2ban, BanGuiServer server) implements AutoCloseable {

        static Pair start() {
            RealFail2ban fail2ban = RealFail2ban.installed()
                    .jails("sshd", "nginx-http-auth", "postfix")
                    .start();
            return new Pair(fail2ban, BanGuiServer.setUpFor(fail2ban));
        }

        @Override
        public void close() {
            server.close();
            fail2ban.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RealFail2ban.class || type == BanGuiServer.class || type == WebClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Pair pair =
                context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Pair.class, key -> Pair.start(), Pair.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == WebClient.class) {
            return pair.server.inSession();
        }
        return type == BanGuiServer.class ? pair.server : pair.fail2ban;
    }
}
