package org.bangui.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that stands in a file somebody may replace: the last one that could be read stays in use. */
final class WatchedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedDatabase.class);

    private record Stamp(FileTime modified, long size, Object key) {}

    private final Path path;
    private final MmdbFile.Kind wanted;
    private volatile MmdbFile current;
    private volatile String problem;
    private Stamp seen;

    /**
     * @param path the file, or null when none is set
     * @param wanted what it must hold
     * @param fallback in use until the file can be read; may be null
     */
    WatchedDatabase(Path path, MmdbFile.Kind wanted, MmdbFile fallback) {
        this.path = path;
        this.wanted = wanted;
        this.current = fallback;
        refresh();
    }

    /** The database in use, null when there is none. */
    MmdbFile current() {
        return current;
    }

    /** Why the file that is there now is not in use, in one sentence; null when it is. */
    String problem() {
        return problem;
    }

    /** Reads the file again when it changed. What is wrong with it is logged once per change. */
    synchronized void refresh() {
        if (path == null) {
            return;
        }
        Stamp now = stamp();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            current = opened();
            problem = null;
            LOG.info("Geolocation database {} from {} is in use", current.source(), path);
        } catch (UnreadableDatabaseException e) {
            problem = e.getMessage();
            LOG.warn("{} {}", problem, current == null ? "None is in use." : "Still in use: " + current.source() + ".");
        }
    }

    private MmdbFile opened() {
        MmdbFile file = MmdbFile.read(path);
        if (file.kind() != wanted) {
            String what = wanted == MmdbFile.Kind.COUNTRIES ? "countries" : "autonomous systems";
            throw new UnreadableDatabaseException(
                    "The geolocation database " + path + " cannot be used: it names no " + what + ".", null);
        }
        return file;
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(is.lastModifiedTime(), is.size(), is.fileKey());
        } catch (IOException e) {
            return new Stamp(FileTime.fromMillis(0), -1, null);
        }
    }
}
