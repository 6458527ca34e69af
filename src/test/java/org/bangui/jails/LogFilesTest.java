package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bangui.jails.LogFile.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFilesTest {

    private static final int STRANGER = 54_321;

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(folder.resolve("a.log"), "line\n");
        permit(folder, "rwxr-xr-x");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private LogFile seenBy(Integer user) {
        return LogFiles.forUser(user).look(log.toString());
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, READABLE", "rw-r-----, UNCERTAIN", "rw-------, UNREADABLE"})
    void whatAnotherUserMayReadIsToldByTheFilesMode(String permissions, State state) throws IOException {
        permit(log, permissions);
        assertThat(seenBy(STRANGER).state()).isEqualTo(state);
    }

    @Test
    void aFolderThatMayNotBeEnteredHidesTheFile() throws IOException {
        permit(log, "rw-r--r--");
        permit(folder, "rwx------");
        assertThat(seenBy(STRANGER).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void theSuperuserReadsEverything() throws IOException {
        permit(log, "rw-------");
        assertThat(seenBy(0).state()).isEqualTo(State.READABLE);
    }

    @Test
    void withoutAUserNothingIsClaimed() {
        assertThat(seenBy(null).state()).isEqualTo(State.UNCERTAIN);
    }

    @Test
    void aFileThatIsGoneIsMissing() throws IOException {
        Files.delete(log);
        assertThat(seenBy(0).state()).isEqualTo(State.MISSING);
    }

    @Test
    void sizeAndLastChangeAreTold() {
        assertThat(seenBy(0).size()).isEqualTo(5);
        assertThat(seenBy(0).changedAt()).isNotNull();
    }

    @Test
    void aPathThatIsNoneIsNotChecked() {
        assertThat(LogFiles.forUser(0).look("a\0b").state()).isEqualTo(State.UNCERTAIN);
    }
}
