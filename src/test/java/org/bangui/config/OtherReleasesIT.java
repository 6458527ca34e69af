package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.bangui.config.ConfigRevision.State;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.DryRun;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.net.Cidr;
import org.bangui.testing.Fail2banRelease;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on the release before and the release after the installed one. */
class OtherReleasesIT {

    @TempDir
    Path home;

    enum Other {
        PREVIOUS(Fail2banRelease::previous),
        NEXT(Fail2banRelease::next);

        private final Supplier<Fail2banRelease> release;

        Other(Supplier<Fail2banRelease> release) {
            this.release = release;
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesMistakesAndReloadsLeaveJailsWhole(Other other) {
        try (RealFail2ban real = RealFail2ban.of(other.release.get())
                        .jails("sshd", "one")
                        .start();
                Engine engine = Engine.of(real, TestDatabase.SQLITE.create(home), home)) {
            engine.daemon.ban(new JailName("one"), List.of(Cidr.parse("192.0.2.1")));
            assertThat(engine.control.drift(Engine.HOST)).isEmpty();
            planAndApply(engine);
            List<String> before = engine.state();
            for (String mistake : List.of("bantime = soon", "failregex = ^(<HOST>", "backend = magic", "filter = no")) {
                assertThat(engine.config
                                .plan(Engine.HOST, engine.change("one", mistake))
                                .refusals())
                        .isNotEmpty();
                assertThat(engine.applyUnchecked("one", mistake).outcome()).endsWith("Files and jails are as before.");
                Until.holds("all is as before", () -> engine.state().equals(before));
            }
            engine.control.reloadAll(Engine.HOST);
            assertThat(engine.control.drift(Engine.HOST)).isEmpty();
            Until.holds("all is as before", () -> engine.state().equals(before));
        }
    }

    private static void planAndApply(Engine engine) {
        ConfigChange change = engine.change("one", "action = sink[name=a]\n  sink[name=b]\ndatepattern = ^%%Y");
        ConfigPlan plan = engine.config.plan(Engine.HOST, change);
        assertThat(plan.dryRun()).isEqualTo(DryRun.Stage.SCRATCH);
        assertThat(plan.jails()).extracting(JailChange::kind).containsExactly(JailChange.Kind.RESTART);
        assertThat(engine.config.apply(Engine.HOST, change).state()).isEqualTo(State.APPLIED);
        engine.apply("one", "maxretry = 5");
        Until.holds("its ban is placed again", () -> engine.state().toString().contains("192.0.2.1"));
    }
}
