package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bangui.server.DaemonState;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHost;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundLogServiceTest {

    private static final HostId HOST = HostId.LOCAL;

    @TempDir
    Path folder;

    private final FoundLogService service = new FoundLogService();

    @BeforeEach
    void connect() throws IOException {
        Files.createDirectories(folder.resolve("log/web/old"));
        service.settings =
                Settings.load(Map.of("BANGUI_LOG_DIRS", folder.resolve("log").toString()));
        service.config = new ConfigReadService();
        service.config.hosts = new Fail2banHosts() {
            @Override
            public synchronized Fail2banHost host(HostId host) {
                return new Fail2banHost(host, "here", folder.resolve("no.sock"), folder);
            }
        };
        service.config.daemon = new HealthService() {
            @Override
            public DaemonState state(HostId host) {
                return new DaemonState(false, "1.0.2", Instant.EPOCH, Instant.EPOCH, null);
            }
        };
    }

    private Path log(String path, long changed) throws IOException {
        Path file = Files.writeString(folder.resolve("log").resolve(path), "a line\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(changed)));
        return file;
    }

    @Test
    void logsThatGrowAreFoundLatestFirst() throws IOException {
        Path first = log("auth.log", 1_000);
        Path latest = log("web/error.log", 2_000);
        for (String away : List.of("auth.log.1", "auth.log.2.gz", "web/access-20260101", ".hidden", "a.journal")) {
            log(away, 3_000);
        }
        Files.createFile(folder.resolve("log/empty.log"));
        assertThat(service.found())
                .extracting(FoundLogService.FoundLog::path)
                .containsExactly(latest.toString(), first.toString());
    }

    @Test
    void aFolderThatCannotBeLookedIntoIsPassed() throws IOException {
        Path open = log("auth.log", 1_000);
        log("web/old/error.log", 1_000);
        Files.setPosixFilePermissions(folder.resolve("log/web/old"), PosixFilePermissions.fromString("---------"));
        try {
            assertThat(service.found())
                    .extracting(FoundLogService.FoundLog::path)
                    .contains(open.toString());
        } finally {
            Files.setPosixFilePermissions(folder.resolve("log/web/old"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void theLogOfAFilterIsWhatItsJailsWatchWhereItIsThere() throws IOException {
        Path auth = log("auth.log", 1_000);
        Files.createDirectories(folder.resolve("filter.d"));
        Files.writeString(folder.resolve("filter.d/door.conf"), "[Definition]\nfailregex = <HOST>\n");
        Files.writeString(
                folder.resolve("jail.conf"),
                "[off]\nfilter = door\nlogpath = %s\n  /nowhere/at/all.log\n[other]\nfilter = x\nlogpath = /etc/hosts\n"
                        .formatted(auth));
        assertThat(service.usual(HOST, "door")).containsExactly(auth.toString());
        assertThat(service.usual(HOST, "none")).isEmpty();
    }
}
