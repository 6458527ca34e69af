package org.bangui.fail2ban.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files as they are on disk, or as they would be: some replaced, added or removed, without touching the disk.
 *
 * <pre>{@code
 * FileTree candidate = FileTree.onDisk().with(Path.of("/etc/fail2ban/jail.local"), bytes);
 * }</pre>
 */
public final class FileTree {

    private final Map<Path, byte[]> added;
    private final Set<Path> removed;

    private FileTree(Map<Path, byte[]> added, Set<Path> removed) {
        this.added = added;
        this.removed = removed;
    }

    /** The files as they are. */
    public static FileTree onDisk() {
        return new FileTree(Map.of(), Set.of());
    }

    /** This tree with one file added or replaced. */
    public FileTree with(Path file, byte[] content) {
        Map<Path, byte[]> more = new HashMap<>(added);
        more.put(normal(file), content.clone());
        Set<Path> fewer = new HashSet<>(removed);
        fewer.remove(normal(file));
        return new FileTree(more, fewer);
    }

    /** This tree with one file removed. */
    public FileTree without(Path file) {
        Map<Path, byte[]> fewer = new HashMap<>(added);
        fewer.remove(normal(file));
        Set<Path> more = new HashSet<>(removed);
        more.add(normal(file));
        return new FileTree(fewer, more);
    }

    /** There is something behind the name; a link into nowhere is nothing. */
    boolean exists(String path) {
        return isAdded(path)
                || isFolder(path)
                || onDisk(path).filter(Files::exists).isPresent();
    }

    /** There is something of this name, and be it a link into nowhere. */
    boolean isNamed(String path) {
        return exists(path)
                || onDisk(path)
                        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                        .isPresent();
    }

    boolean isFile(String path) {
        return isAdded(path) || onDisk(path).filter(Files::isRegularFile).isPresent();
    }

    boolean isFolder(String path) {
        return onDisk(path).filter(Files::isDirectory).isPresent()
                || parsed(path).filter(this::holdsAddedFiles).isPresent();
    }

    private boolean holdsAddedFiles(Path folder) {
        Path normal = normal(folder);
        return added.keySet().stream().anyMatch(file -> file.startsWith(normal) && !file.equals(normal));
    }

    /** The file's bytes, nothing when it cannot be opened. */
    Optional<byte[]> read(String path) {
        if (isAdded(path)) {
            return parsed(path).map(FileTree::normal).map(added::get);
        }
        Optional<Path> file = onDisk(path).filter(Files::isReadable).filter(each -> !Files.isDirectory(each));
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(file.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names in a folder, sorted; none when it is no readable folder. */
    Collection<String> names(String folder) {
        Set<String> names = new TreeSet<>();
        parsed(folder).ifPresent(path -> {
            String[] onDisk = path.toFile().list();
            names.addAll(onDisk == null ? List.of() : List.of(onDisk));
            Path parent = normal(path);
            removed.stream().filter(file -> parent.equals(file.getParent())).forEach(file -> names.remove(name(file)));
            added.keySet().stream()
                    .filter(file -> parent.equals(file.getParent()))
                    .forEach(file -> names.add(name(file)));
        });
        return names;
    }

    private boolean isAdded(String path) {
        return !added.isEmpty()
                && parsed(path).map(FileTree::normal).filter(added::containsKey).isPresent();
    }

    private Optional<Path> onDisk(String path) {
        return parsed(path).filter(file -> removed.isEmpty() || !removed.contains(normal(file)));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Optional<Path> parsed(String path) {
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
