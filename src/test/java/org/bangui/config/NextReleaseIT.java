package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on the next release of fail2ban. */
class NextReleaseIT {

    @TempDir
    Path home;

    @Test
    void changesMistakesAndReloadsLeaveJailsWhole() {
        try (RealFail2ban real = RealFail2ban.next().jails("sshd", "one").start();
                Engine engine = Engine.of(real, TestDatabase.SQLITE.create(home), home)) {
            engine.daemon.ban(new JailName("one"), List.of(Cidr.parse("192.0.2.1")));
            assertThat(engine.control.drift(Engine.HOST)).isEmpty();
            engine.apply("one", "action = sink[name=a]\n  sink[name=b]\ndatepattern = ^%%Y");
            engine.apply("one", "maxretry = 5");
            Until.holds(
                    "its ban is placed again", () -> engine.state().toString().contains("192.0.2.1"));
            List<String> before = engine.state();
            assertThat(engine.applyUnchecked("one", "bantime = soon").state()).isEqualTo(State.ROLLED_BACK);
            engine.control.reloadAll(Engine.HOST);
            assertThat(engine.control.drift(Engine.HOST)).isEmpty();
            Until.holds("all is as before", () -> engine.state().equals(before));
        }
    }
}
