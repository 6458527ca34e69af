package org.bangui.fail2ban.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * fail2ban's configuration folder: its files, what it would be with some of them changed, and the only way to change them.
 *
 * <p>Written are an administrator's files, {@code .local}, and {@code .conf} files that BanGUI made itself; never a
 * distribution's, never through a link.
 */
public final class ConfigurationFolder {

    /** The etag of a file that does not exist. */
    public static final String ABSENT = "absent";

    /** The first line of every file that BanGUI made. */
    public static final String HEADER = "# Made by BanGUI, which may also delete this file.";

    private static final int LARGEST = 10 * 1024 * 1024;

    private final Path folder;

    public ConfigurationFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The names of all files that fail2ban may read, sorted. */
    public List<ConfigPath> paths() {
        TreeSet<ConfigPath> found = new TreeSet<>();
        for (String sub : List.of("", "jail.d/", "filter.d/", "action.d/", "fail2ban.d/")) {
            String[] names = folder.resolve(sub).toFile().list();
            for (String name : names == null ? new String[0] : names) {
                named(sub + name).filter(path -> Files.isRegularFile(at(path))).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<ConfigPath> named(String name) {
        try {
            return Optional.of(new ConfigPath(name));
        } catch (RefusedFileException e) {
            return Optional.empty();
        }
    }

    /**
     * One file; nothing when there is none.
     *
     * @throws RefusedFileException when it lies outside the folder, is larger than 10 MiB or cannot be read
     */
    public Optional<ConfigFile> read(ConfigPath path) {
        Path file = at(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        requireInside(path);
        try {
            if (Files.size(file) > LARGEST) {
                throw new RefusedFileException(path + " is larger than 10 MiB.");
            }
            byte[] content = Files.readAllBytes(file);
            boolean made = isMade(content);
            boolean writable = (path.isLocal() || made) && !Files.isSymbolicLink(file);
            return Optional.of(new ConfigFile(
                    path,
                    content,
                    etag(content),
                    Files.getLastModifiedTime(file).toInstant(),
                    writable,
                    made));
        } catch (IOException e) {
            throw new RefusedFileException(path + " cannot be read.");
        }
    }

    /** The etag of a file's present content, {@link #ABSENT} when there is none. */
    public String etag(ConfigPath path) {
        return read(path).map(ConfigFile::etag).orElse(ABSENT);
    }

    /** The etag of some content. */
    public static String etag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The changes that would bring these files back to what they are now. */
    public List<FileChange> present(Collection<ConfigPath> paths) {
        return paths.stream()
                .map(path ->
                        new FileChange(path, read(path).map(ConfigFile::content).orElse(null), null))
                .toList();
    }

    /**
     * The folder as it would be after these changes, for the reader; nothing is written.
     *
     * @throws RefusedFileException when one of them may not be written
     * @throws StaleFileException when one replaces something else than expected
     */
    public FileTree with(Collection<FileChange> changes) {
        FileTree tree = FileTree.onDisk();
        for (FileChange change : changes) {
            require(change);
            tree = change.removes() ? tree.without(at(change.path())) : tree.with(at(change.path()), change.content());
        }
        return tree;
    }

    /**
     * Writes all changes, or none: each file is whole at every moment, old or new, and keeps its owner, mode and access list.
     *
     * @return one sentence for each file whose owner or group the system did not let be kept
     * @throws RefusedFileException when one of them may not be written
     * @throws StaleFileException when one replaces something else than expected
     * @throws UnwritableFileException when the system does not let it
     */
    public List<String> write(Collection<FileChange> changes) {
        with(changes);
        List<FileChange> undo = present(changes.stream().map(FileChange::path).toList());
        return new SafeWriter(this).write(List.copyOf(changes), undo);
    }

    /** Removes what a writing that was cut off left behind. */
    public void removeLeftovers() {
        new SafeWriter(this).removeLeftovers();
    }

    Path at(ConfigPath path) {
        return folder.resolve(path.value());
    }

    private void require(FileChange change) {
        ConfigPath path = change.path();
        if (Files.isSymbolicLink(at(path))) {
            throw new RefusedFileException(
                    path + " is a symbolic link; BanGUI writes only files of the folder itself.");
        }
        requireInside(path);
        Optional<ConfigFile> present = read(path);
        String etag = present.map(ConfigFile::etag).orElse(ABSENT);
        if (change.expected() != null && !change.expected().equals(etag)) {
            throw new StaleFileException(path);
        }
        boolean takesOver = present.isEmpty() && (change.removes() || isMade(change.content()));
        if (!path.isLocal() && !takesOver && !present.map(ConfigFile::made).orElse(false)) {
            throw new RefusedFileException(
                    path + " belongs to the distribution; write to " + path.local() + " instead.");
        }
        if (!change.removes() && change.content().length > LARGEST) {
            throw new RefusedFileException(path + " would be larger than 10 MiB.");
        }
    }

    /** Neither the file nor its folder may be a link that leads out. */
    private void requireInside(ConfigPath path) {
        Path file = at(path);
        Path existing = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file : file.getParent();
        try {
            if (Files.exists(existing) && !existing.toRealPath().startsWith(folder.toRealPath())) {
                throw new RefusedFileException(
                        path + " leads out of the configuration folder through a symbolic link.");
            }
        } catch (IOException e) {
            throw new RefusedFileException(path + " cannot be followed to a file in the configuration folder.");
        }
    }

    private static boolean isMade(byte[] content) {
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        return content.length >= header.length && Arrays.equals(content, 0, header.length, header, 0, header.length);
    }
}
