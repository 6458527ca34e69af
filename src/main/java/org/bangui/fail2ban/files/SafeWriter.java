package org.bangui.fail2ban.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes files so that none is ever half: all new contents go to temporary files first and to the disk, then each takes its
 * place in one step. A full disk is found before anything has changed.
 */
final class SafeWriter {

    private static final String PREFIX = ".bangui-";
    private static final String SUFFIX = ".tmp";

    private final ConfigurationFolder folder;

    SafeWriter(ConfigurationFolder folder) {
        this.folder = folder;
    }

    /**
     * @param undo what brings back each file, in the same order
     * @return what could not be kept of owners, one sentence a file
     */
    List<String> write(List<FileChange> changes, List<FileChange> undo) {
        Map<FileChange, Path> prepared = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        try {
            prepare(changes, prepared, lost);
            for (int done = 0; done < changes.size(); done++) {
                commit(changes, done, prepared, undo);
            }
            return lost;
        } finally {
            prepared.values().forEach(SafeWriter::discard);
        }
    }

    private void prepare(List<FileChange> changes, Map<FileChange, Path> prepared, List<String> lost) {
        for (FileChange change : changes) {
            Path file = folder.at(change.path());
            try {
                if (!change.removes()) {
                    Path parent = Files.createDirectories(file.getParent());
                    Path temporary = Files.createTempFile(parent, PREFIX, SUFFIX);
                    prepared.put(change, temporary);
                    copy(file, temporary);
                    fill(temporary, change.content());
                    keepOwnerAndMode(file, temporary, lost);
                }
            } catch (IOException e) {
                throw UnwritableFileException.of(file, e);
            }
        }
    }

    /** For all that the content is not: with it come access lists and other attributes. */
    private static void copy(Path file, Path temporary) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void fill(Path temporary, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Only root may give files away; what another user writes belongs to that user, with the mode it had. */
    private static void keepOwnerAndMode(Path file, Path temporary, List<String> lost) throws IOException {
        PosixFileAttributeView target = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (!Files.exists(file)) {
            target.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            return;
        }
        PosixFileAttributes present = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributes own = target.readAttributes();
        boolean group = own.group().equals(present.group()) || tried(() -> target.setGroup(present.group()));
        boolean owner = own.owner().equals(present.owner()) || tried(() -> target.setOwner(present.owner()));
        target.setPermissions(present.permissions());
        if (!group || !owner) {
            lost.add(file.getFileName() + " belonged to " + present.owner() + ":" + present.group()
                    + "; BanGUI's user could not keep that.");
        }
    }

    /** One change of the file system. */
    private interface Step {
        void run() throws IOException;
    }

    private static boolean tried(Step step) {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void commit(List<FileChange> changes, int index, Map<FileChange, Path> prepared, List<FileChange> undo) {
        Path file = folder.at(changes.get(index).path());
        try {
            place(changes.get(index), prepared.get(changes.get(index)));
        } catch (IOException e) {
            if (index > 0) {
                putBack(file, undo.subList(0, index), e);
            }
            throw UnwritableFileException.of(file, e);
        }
    }

    private void place(FileChange change, Path temporary) throws IOException {
        Path file = folder.at(change.path());
        if (change.removes()) {
            Files.deleteIfExists(file);
        } else {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(file.getParent())) {
            try (FileChannel parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        }
    }

    private void putBack(Path file, List<FileChange> undo, IOException cause) {
        try {
            write(undo, undo);
        } catch (UnwritableFileException e) {
            cause.addSuppressed(e);
            throw UnwritableFileException.half(file, cause);
        }
    }

    private static void discard(Path temporary) {
        tried(() -> Files.deleteIfExists(temporary));
    }

    /** Temporary files of a process that was killed while writing. */
    void removeLeftovers() {
        for (String sub : List.of("", "jail.d", "filter.d", "action.d", "fail2ban.d")) {
            Path parent = folder.path().resolve(sub);
            String[] names = parent.toFile().list((in, name) -> name.startsWith(PREFIX) && name.endsWith(SUFFIX));
            for (String name : names == null ? new String[0] : names) {
                discard(parent.resolve(name));
            }
        }
    }
}
