package org.bangui.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The file of the SQLite database and the folder it lives in, readable by BanGUI's own user alone. */
final class SqliteFiles {

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private SqliteFiles() {}

    /** Makes folder and file where they are missing. @throws DatabaseUnusableException when that cannot be */
    static void prepare(Path file) {
        Path folder = file.getParent();
        try {
            createFolder(folder);
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
            }
            createFolder(folder.resolve("tmp"));
        } catch (IOException e) {
            throw new DatabaseUnusableException(
                    "The data folder " + folder + " cannot be used: create it and give it to the user BanGUI runs as.",
                    e);
        }
        refuseUnlessWritable(file);
        // the driver unpacks its native code: never into a folder that others can write to
        System.getProperties()
                .putIfAbsent("org.sqlite.tmpdir", folder.resolve("tmp").toString());
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        }
    }

    private static void refuseUnlessWritable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw new DatabaseUnusableException(
                    "The database " + file + " cannot be written: give the file to the user BanGUI runs as.", null);
        }
        try {
            Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
            if (!EnumSet.copyOf(OWNER_FILE).containsAll(found)) {
                Files.setPosixFilePermissions(file, OWNER_FILE);
            }
        } catch (IOException e) {
            throw new DatabaseUnusableException("The database " + file + " cannot be protected from other users.", e);
        }
    }

    /** Runs the action while no other process starts on the same database. */
    static void alone(Path file, Runnable action) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(
                lockFile,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_FILE))) {
            channel.lock();
            action.run();
        } catch (IOException e) {
            throw new DatabaseUnusableException("The file " + lockFile + " cannot be written.", e);
        }
    }
}
