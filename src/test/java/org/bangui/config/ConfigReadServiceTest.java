package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.files.KnownOptions;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.fail2ban.files.UnknownFileException;
import org.bangui.server.DaemonState;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHost;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReadServiceTest {

    private static final HostId HOST = HostId.LOCAL;

    @TempDir
    Path folder;

    private final ConfigReadService config = new ConfigReadService();
    private final DefinitionService definitions = new DefinitionService();

    @BeforeEach
    void writeFiles() throws IOException {
        write("fail2ban.conf", "[Definition]\nloglevel = INFO\n");
        write("fail2ban.local", "[Definition]\ndbpurgeage = 2d\n");
        write("filter.d/f.conf", "[Definition]\nfailregex = ^<HOST> no\n");
        write(
                "filter.d/mine.local",
                "# Made by BanGUI, which may also delete this file.\n[Definition]\nfailregex = ^<HOST>\n");
        write("action.d/a.conf", "[Definition]\nactionban = true <ip>\n[Init]\nport = 1\n");
        write(
                "jail.conf",
                "[DEFAULT]\nbantime = 10m\nlong = 1h\naction = a\nfilter = f\n[sshd]\nenabled = true\n[off]\nmaxretry = 3\n");
        write("jail.local", "[sshd]\nbantime = %(long)s\n");
        definitions.config = config;
        config.hosts = new Fail2banHosts() {
            @Override
            public synchronized Fail2banHost host(HostId host) {
                return new Fail2banHost(host, "here", folder.resolve("no.sock"), folder);
            }
        };
        config.daemon = new HealthService() {
            @Override
            public DaemonState state(HostId host) {
                return new DaemonState(false, "1.0.2", Instant.EPOCH, Instant.EPOCH, null);
            }
        };
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void everyJailIsListedActiveOrNot() {
        assertThat(config.jails(HOST)).extracting(ConfiguredJail::name).containsExactly("sshd", "off");
        assertThat(config.jails(HOST)).extracting(ConfiguredJail::enabled).containsExactly(true, false);
        assertThat(config.jails(HOST)).extracting(ConfiguredJail::state).containsExactly("ready", "disabled");
        assertThat(config.jails(HOST)).extracting(ConfiguredJail::filter).containsOnly("f");
    }

    @Test
    void aSettingTellsWhereItStandsAndWhatItOverrides() {
        Setting bantime = config.jail(HOST, "sshd").setting("bantime").orElseThrow();
        assertThat(bantime.stated()).isEqualTo("%(long)s");
        assertThat(bantime.value()).isEqualTo("1h");
        assertThat(bantime.file() + ":" + bantime.line()).isEqualTo("jail.local:2");
        assertThat(bantime.own()).isTrue();
        assertThat(bantime.overrides()).containsExactly(new Origin("10m", "jail.conf", 2));
    }

    @Test
    void aDisabledJailShowsWhatItWouldBe() {
        JailSettings jail = config.jail(HOST, "off");
        assertThat(jail.enabled()).isFalse();
        assertThat(jail.setting("maxretry").orElseThrow().value()).isEqualTo("3");
        assertThat(jail.actions()).containsExactly("a");
        assertThat(jail.commands()).contains("['set', 'off', 'maxretry', 3]");
    }

    @Test
    void whatOnlyDefaultStatesIsNotOwn() {
        Setting bantime = config.jail(HOST, "off").setting("bantime").orElseThrow();
        assertThat(bantime.own()).isFalse();
        assertThat(bantime.file() + ":" + bantime.line()).isEqualTo("jail.conf:2");
    }

    @Test
    void aJailThatNoFileDefinesIsUnknown() {
        assertThatExceptionOfType(UnknownConfigException.class).isThrownBy(() -> config.jail(HOST, "nothing"));
        assertThatExceptionOfType(UnknownConfigException.class).isThrownBy(() -> config.jail(HOST, "DEFAULT"));
        assertThatExceptionOfType(UnknownConfigException.class).isThrownBy(() -> config.jail(HOST, "../x"));
    }

    @Test
    void aFilterTellsItsFilesAndWhoUsesIt() {
        assertThat(definitions.filters(HOST))
                .containsExactly(
                        new DefinitionEntry("f", List.of("filter.d/f.conf"), false, List.of("sshd", "off")),
                        new DefinitionEntry("mine", List.of("filter.d/mine.local"), true, List.of()));
        Setting failregex =
                definitions.filter(HOST, "f").sections().get(0).settings().get(0);
        assertThat(failregex.stated()).isEqualTo("^<HOST> no");
        assertThat(definitions.action(HOST, "a").sections())
                .extracting(DefinitionSettings.Part::name)
                .containsExactly("Definition", "Init");
    }

    @Test
    void anActionIsUsedByJailsThatAreOffToo() {
        assertThat(definitions.actions(HOST))
                .containsExactly(new DefinitionEntry("a", List.of("action.d/a.conf"), false, List.of("sshd", "off")));
    }

    @Test
    void whatAFileSaysAboutItsOptionStandsWithIt() throws IOException {
        write(
                "action.d/a.conf",
                "[Definition]\n# Option:  actionban\n# Notes.:  closes\n#          the door\n# Values:  CMD\nactionban = true\n\nactionunban = true\n");
        assertThat(definitions.action(HOST, "a").sections().get(0).settings())
                .extracting(Setting::note)
                .containsExactly("closes the door", "");
    }

    @Test
    void aFormOffersWhatNoFileStatesYet() {
        DefinitionSettings.Part form =
                definitions.filter(HOST, "f").filterForm().get(0);
        assertThat(form.settings()).extracting(Setting::name).containsExactlyInAnyOrderElementsOf(KnownOptions.FILTER);
        assertThat(form.settings().get(0).stated()).isEqualTo("^<HOST> no");
        assertThat(DefinitionSettings.blank("x").actionForm())
                .extracting(DefinitionSettings.Part::name)
                .containsExactly("Definition");
    }

    @Test
    void aFindingNamesTheOptionThatIsWrong() throws IOException {
        write("jail.local", "[sshd]\nfailregex = <HOST> a\n  <HOST> (\n");
        assertThat(config.jail(HOST, "sshd").findings())
                .extracting(ConfigFinding::option, ConfigFinding::line)
                .containsExactly(tuple("failregex", 3));
    }

    @Test
    void theDaemonsOwnOptionsTellWhereTheyStand() {
        assertThat(config.global(HOST))
                .anySatisfy(setting -> assertThat(setting.file() + ":" + setting.line() + " " + setting.value())
                        .isEqualTo("fail2ban.local:2 2d"))
                .anySatisfy(
                        setting -> assertThat(setting.name() + setting.file()).isEqualTo("dbfile"));
    }

    @Test
    void aFindingStandsAtItsJail() throws IOException {
        write("jail.d/x.local", "[sshd]\nfindtime = soon\n");
        assertThat(config.jail(HOST, "sshd").findings()).singleElement().satisfies(finding -> assertThat(
                        finding.severity() + finding.file() + finding.line())
                .isEqualTo("fataljail.d/x.local2"));
        assertThat(config.jails(HOST).get(0).findings()).isOne();
    }

    @Test
    void aFileHasItsTextAndEtag() {
        ConfigFileContent file = config.file(HOST, "jail.local");
        assertThat(file.content()).isEqualTo("[sshd]\nbantime = %(long)s\n");
        assertThat(file.etag()).hasSize(32);
        assertThat(file.writable()).isTrue();
        assertThat(config.file(HOST, "jail.conf").writable()).isFalse();
        assertThatExceptionOfType(UnknownFileException.class).isThrownBy(() -> config.file(HOST, "jail.d/no.local"));
        assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> config.file(HOST, "../etc/passwd"));
    }
}
