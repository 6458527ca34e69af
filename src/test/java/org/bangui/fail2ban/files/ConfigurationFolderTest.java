package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFolderTest {

    private static final ConfigPath LOCAL = new ConfigPath("jail.local");
    private static final ConfigPath SSHD = new ConfigPath("jail.d/sshd.local");
    private static final ConfigPath STOCK = new ConfigPath("jail.conf");

    @TempDir
    Path home;

    private Path root;
    private ConfigurationFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        root = Files.createDirectories(home.resolve("fail2ban"));
        Files.createDirectories(root.resolve("filter.d"));
        Files.writeString(root.resolve("jail.conf"), "[DEFAULT]\nbantime = 10m\n[sshd]\nenabled = true\n");
        Files.writeString(root.resolve("fail2ban.conf"), "[Definition]\n");
        Files.writeString(root.resolve("jail.local"), "[sshd]\nbantime = 1h\n");
        folder = new ConfigurationFolder(root);
    }

    private String content(ConfigPath path) throws IOException {
        return Files.readString(root.resolve(path.value()));
    }

    private List<String> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFileIsReplacedAndANewOneMadeWithItsFolder() throws IOException {
        folder.write(List.of(
                FileChange.write(LOCAL, "[sshd]\nbantime = 2h\n", folder.etag(LOCAL)),
                FileChange.write(SSHD, "[sshd]\nmaxretry = 3\n", ConfigurationFolder.ABSENT)));
        assertThat(content(LOCAL)).contains("2h");
        assertThat(content(SSHD)).contains("maxretry = 3");
        assertThat(allFiles()).containsExactly("fail2ban.conf", "jail.conf", "jail.d/sshd.local", "jail.local");
    }

    @Test
    void aFileIsRemoved() throws IOException {
        folder.write(List.of(FileChange.remove(LOCAL, folder.etag(LOCAL))));
        assertThat(allFiles()).containsExactly("fail2ban.conf", "jail.conf");
        assertThat(folder.read(LOCAL)).isEmpty();
    }

    @Test
    void theCandidateIsReadWithoutTouchingTheDisk() throws IOException {
        List<FileChange> changes =
                List.of(FileChange.remove(LOCAL, null), FileChange.write(SSHD, "[sshd]\nbantime = 5h\n", null));
        Configuration candidate =
                new ConfigurationReader(folder.with(changes), root.toString(), new Release("1.0.2")).read();
        Value bantime = candidate.jail("sshd").orElseThrow().options().get("bantime");
        assertThat(bantime.text()).isEqualTo("5h");
        assertThat(bantime.source()).hasToString(root + "/jail.d/sshd.local:2");
        assertThat(bantime.overridden().text()).isEqualTo("10m");
        assertThat(allFiles()).containsExactly("fail2ban.conf", "jail.conf", "jail.local");
    }

    @Test
    void theModeStays() throws IOException {
        Files.setPosixFilePermissions(root.resolve("jail.local"), PosixFilePermissions.fromString("rw-rw----"));
        folder.write(List.of(FileChange.write(LOCAL, "[sshd]\n", null)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("jail.local"))))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aDistributionsFileIsNeitherWrittenNorRemoved() throws IOException {
        String before = content(STOCK);
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(
                        () -> folder.write(List.of(FileChange.write(STOCK, ConfigurationFolder.HEADER + "\n", null))))
                .withMessageContaining("jail.local");
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> folder.write(List.of(FileChange.remove(STOCK, null))));
        assertThat(content(STOCK)).isEqualTo(before);
    }

    @Test
    void aConfThatBanguiMadeMayBeChangedAndRemoved() {
        ConfigPath mine = new ConfigPath("filter.d/mine.conf");
        String text = ConfigurationFolder.HEADER + "\n[Definition]\nfailregex = ^<HOST>\n";
        folder.write(List.of(FileChange.write(mine, text, ConfigurationFolder.ABSENT)));
        assertThat(folder.read(mine).orElseThrow().made()).isTrue();
        folder.write(List.of(FileChange.write(mine, text + "# more\n", folder.etag(mine))));
        folder.write(List.of(FileChange.remove(mine, folder.etag(mine))));
        assertThat(folder.read(mine)).isEmpty();
    }

    @Test
    void aNewConfWithoutOurHeaderIsRefused() {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> folder.write(
                        List.of(FileChange.write(new ConfigPath("filter.d/mine.conf"), "[Definition]\n", null))));
    }

    @Test
    void aFileThatSomebodyElseChangedIsNotOverwritten() throws IOException {
        String etag = folder.etag(LOCAL);
        Files.writeString(root.resolve("jail.local"), "[sshd]\nbantime = 7h\n");
        assertThatExceptionOfType(StaleFileException.class)
                .isThrownBy(() -> folder.write(
                        List.of(FileChange.write(SSHD, "[sshd]\n", null), FileChange.write(LOCAL, "[sshd]\n", etag))));
        assertThat(content(LOCAL)).contains("7h");
        assertThat(allFiles()).containsExactly("fail2ban.conf", "jail.conf", "jail.local");
    }

    @Test
    void aLinkIsNotWrittenThrough() throws IOException {
        Path outside = Files.writeString(home.resolve("outside"), "safe");
        Files.createSymbolicLink(root.resolve("fail2ban.local"), outside);
        ConfigPath link = new ConfigPath("fail2ban.local");
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> folder.write(List.of(new FileChange(link, "x".getBytes(), null))));
        assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> folder.read(link));
        assertThat(outside).hasContent("safe");
    }

    @Test
    void aFolderThatIsALinkOutIsNotWrittenInto() throws IOException {
        Path outside = Files.createDirectories(home.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("jail.d"), outside);
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> folder.write(List.of(FileChange.write(SSHD, "[sshd]\n", null))))
                .withMessageContaining("leads out");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), root);
        new ConfigurationFolder(link).write(List.of(FileChange.write(SSHD, "[sshd]\n", null)));
        assertThat(content(SSHD)).isEqualTo("[sshd]\n");
    }

    @Test
    void whenOneFileCannotTakeItsPlaceTheOthersAreAsBefore() throws IOException {
        Files.createDirectories(root.resolve("jail.d/sshd.local/full"));
        String before = content(LOCAL);
        assertThatExceptionOfType(UnwritableFileException.class)
                .isThrownBy(() -> folder.write(List.of(
                        FileChange.write(LOCAL, "[sshd]\n", null),
                        FileChange.remove(STOCK.local(), null),
                        FileChange.write(SSHD, "[sshd]\n", null))))
                .withMessageContaining("Nothing was changed");
        assertThat(content(LOCAL)).isEqualTo(before);
        assertThat(allFiles()).containsExactly("fail2ban.conf", "jail.conf", "jail.local");
    }

    /** Below /sys nobody makes files, not even root. */
    @Test
    void aFolderThatMayNotBeWrittenIsSaid() {
        ConfigurationFolder unwritable = new ConfigurationFolder(Path.of("/sys"));
        assertThatExceptionOfType(UnwritableFileException.class)
                .isThrownBy(() -> unwritable.write(List.of(FileChange.write(LOCAL, "[sshd]\n", null))))
                .withMessageMatching(".*/jail.local cannot be written: (?!null).*. Nothing was changed.");
    }

    @Test
    void whatAKilledWritingLeftIsRemoved() throws IOException {
        Files.writeString(root.resolve(".bangui-123.tmp"), "half");
        Files.writeString(root.resolve("filter.d/.bangui-4.tmp"), "half");
        folder.removeLeftovers();
        assertThat(allFiles()).containsExactly("fail2ban.conf", "jail.conf", "jail.local");
    }

    @Test
    void theNamesOfAllFilesAreListed() throws IOException {
        Files.writeString(root.resolve("filter.d/sshd.conf"), "");
        Files.writeString(root.resolve("filter.d/README"), "");
        assertThat(folder.paths())
                .extracting(ConfigPath::value)
                .containsExactly("fail2ban.conf", "filter.d/sshd.conf", "jail.conf", "jail.local");
    }
}
