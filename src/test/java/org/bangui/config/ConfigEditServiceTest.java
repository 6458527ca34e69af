package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.server.DaemonState;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHost;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigEditServiceTest {

    private static final HostId HOST = HostId.LOCAL;
    private static final String HEADER = ConfigurationFolder.HEADER + "\n";

    @TempDir
    Path folder;

    private final ConfigEditService edit = new ConfigEditService();

    @BeforeEach
    void writeFiles() throws IOException {
        write("fail2ban.conf", "[Definition]\nloglevel = INFO\n");
        write("filter.d/f.conf", "[Definition]\nfailregex = ^<HOST> no\n");
        write(
                "jail.conf",
                "[DEFAULT]\nbantime = 10m\nfilter = f\n[sshd]\nenabled = true\nport = ssh\n[a b]\nport = 1\n");
        edit.config = new ConfigReadService();
        edit.definitions = new DefinitionService();
        edit.definitions.config = edit.config;
        edit.config.hosts = new Fail2banHosts() {
            @Override
            public synchronized Fail2banHost host(HostId host) {
                return new Fail2banHost(host, "here", folder.resolve("no.sock"), folder);
            }
        };
        edit.config.daemon = new HealthService() {
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

    private static List<String> shown(List<FileChange> changes) {
        return changes.stream()
                .map(change -> change.path() + ": "
                        + (change.removes() ? "removed" : new String(change.content(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void aNewValueGoesIntoAFileOfTheJail() {
        assertThat(shown(edit.jail(HOST, "sshd", Map.of("bantime", "1h"))))
                .containsExactly("jail.d/sshd.local: " + HEADER + "\n[sshd]\nbantime = 1h\n");
    }

    @Test
    void aValueOfAnAdministratorsFileIsChangedThere() throws IOException {
        write("jail.local", "# ours\n[sshd]\nbantime = 2h ; why\n");
        assertThat(shown(edit.jail(HOST, "sshd", Map.of("bantime", "1h"))))
                .containsExactly("jail.local: # ours\n[sshd]\nbantime = 1h ; why\n");
    }

    @Test
    void aValueIsTakenOutWhereverItIsStated() throws IOException {
        write("jail.local", "[sshd]\nbantime = 2h\n");
        write("jail.d/sshd.local", HEADER + "[sshd]\nbantime = 3h\n");
        assertThat(shown(edit.jail(HOST, "sshd", Collections.singletonMap("bantime", null))))
                .containsExactlyInAnyOrder("jail.local: [sshd]\n", "jail.d/sshd.local: removed");
    }

    @Test
    void aValueOfTheDistributionIsNotTakenOut() {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> edit.jail(HOST, "sshd", Collections.singletonMap("port", null)));
    }

    @Test
    void aJailWhoseNameIsNoFileNameGoesIntoJailLocal() {
        assertThat(shown(edit.jail(HOST, "a b", Map.of("port", "2")))).containsExactly("jail.local: [a b]\nport = 2\n");
    }

    @Test
    void theSameValueIsNoChange() throws IOException {
        write("jail.local", "[sshd]\nbantime = 2h\n");
        assertThat(edit.jail(HOST, "sshd", Map.of("bantime", "2h"))).isEmpty();
    }

    @Test
    void defaultsAndTheDaemonsOptionsHaveTheirFiles() {
        assertThat(shown(edit.defaults(HOST, Map.of("bantime", "1h"))))
                .containsExactly("jail.local: [DEFAULT]\nbantime = 1h\n");
        assertThat(shown(edit.global(HOST, Map.of("dbpurgeage", "2d"))))
                .containsExactly("fail2ban.local: [Definition]\ndbpurgeage = 2d\n");
        assertThat(shown(edit.filter(HOST, "f", Map.of("Definition", Map.of("ignoreregex", "^x")))))
                .containsExactly("filter.d/f.local: " + HEADER + "\n[Definition]\nignoreregex = ^x\n");
    }

    @Test
    void aMadeJailIsDeletedWithItsFile() throws IOException {
        List<FileChange> made = edit.newJail(HOST, new NewJail("mine", "f", Map.of("logpath", "/a\r\n/b")));
        assertThat(shown(made)).singleElement().asString().contains("logpath = /a\n          /b\n");
        new ConfigurationFolder(folder).write(made);
        assertThat(shown(edit.deleteJail(HOST, "mine"))).containsExactly("jail.d/mine.local: removed");
        assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> edit.deleteJail(HOST, "sshd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshd", "DEFAULT", "INCLUDES", "", "-x", "../x", "a b", "a]\n[b", "logtarget", "x;id"})
    void aNameThatIsTakenOrNoneIsRefused(String name) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> edit.newJail(HOST, new NewJail(name, "f", Map.of())))
                .isInstanceOfAny(InvalidInputException.class, IllegalArgumentException.class);
    }

    @Test
    void onlyAMadeFilterThatNobodyUsesIsDeleted() throws IOException {
        write("filter.d/mine.local", HEADER + "[Definition]\n");
        assertThat(shown(edit.deleteFilter(HOST, "mine"))).containsExactly("filter.d/mine.local: removed");
        write("jail.d/x.local", "[x]\nfilter = mine\n");
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> edit.deleteFilter(HOST, "mine"))
                .withMessageContaining("x");
        assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> edit.deleteFilter(HOST, "f"));
    }

    @Test
    void aTextKeepsTheLineEndsOfItsFile() throws IOException {
        write("jail.local", "[sshd]\r\nport = 1\r\n");
        assertThat(shown(edit.text(HOST, "jail.local", "[sshd]\r\nport = 2\r\n", null)))
                .containsExactly("jail.local: [sshd]\r\nport = 2\r\n");
        assertThat(shown(edit.text(HOST, "jail.d/n.local", "[sshd]\r\nport = 2\r\n", null)))
                .containsExactly("jail.d/n.local: [sshd]\nport = 2\n");
    }
}
