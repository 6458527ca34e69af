package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a file is, and who else may read it, stays when its content changes. */
class OwnersTest {

    private static final ConfigPath LOCAL = new ConfigPath("jail.local");
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("jail.local"), "[sshd]\nbantime = 1h\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    }

    /** Runs as a user who may write into the folder, but not give files away. */
    public static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) {
            PrintStream out = System.out;
            out.println(write(Path.of(arguments[0])));
        }
    }

    private static List<String> write(Path folder) {
        return new ConfigurationFolder(folder).write(List.of(FileChange.write(LOCAL, "[sshd]\n", null)));
    }

    @Test
    void ownerGroupAndModeStay() throws IOException {
        if (ROOT) {
            Files.setAttribute(file, "unix:uid", 65_534);
            Files.setAttribute(file, "unix:gid", 1);
        }
        Object owner = Files.getAttribute(file, "unix:uid");
        Object group = Files.getAttribute(file, "unix:gid");
        assertThat(write(folder)).isEmpty();
        assertThat(file).hasContent("[sshd]\n");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(group);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--r-----");
    }

    /** Access lists are attributes like these, which any user may set where the file system has them. */
    @Test
    void attributesStay() throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            return;
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        view.write("note", ByteBuffer.wrap("kept".getBytes(StandardCharsets.UTF_8)));
        write(folder);
        assertThat(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                        .list())
                .containsExactly("note");
    }

    private static boolean isOpenToAll(Path path) throws IOException {
        for (Path each = path.toRealPath(); each != null; each = each.getParent()) {
            if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** Only root can become somebody else, who must be able to run this; elsewhere there is nothing to see. */
    @Test
    void anOwnerWhoCannotBeKeptIsNamed() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!ROOT || !isOpenToAll(java) || !isOpenToAll(Path.of("target")) || !isOpenToAll(folder.getParent())) {
            return;
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Process writing = new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        java.toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        Path.of("target/classes").toAbsolutePath() + ":"
                                + Path.of("target/test-classes").toAbsolutePath(),
                        Writing.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(writing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writing.waitFor()).as(told).isZero();
        assertThat(told.strip()).isEqualTo("[jail.local belonged to root:root; BanGUI's user could not keep that.]");
        assertThat(file).hasContent("[sshd]\n");
    }
}
