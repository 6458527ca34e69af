package org.bangui.fail2ban.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** All that fail2ban's log tells, the rotated files too ({@code fail2ban.log.1}, {@code .2.gz}, {@code -20260314}). */
public final class OldLogs {

    private static final int CHUNK = 1 << 20;

    private OldLogs() {}

    /** The files that can be read, oldest first. */
    public static List<Path> of(Path log) {
        Map<FileTime, List<Path>> files = new TreeMap<>(Comparator.naturalOrder());
        String name = log.getFileName().toString();
        try (Stream<Path> siblings = Files.list(log.toAbsolutePath().getParent())) {
            for (Path file :
                    siblings.filter(each -> isPart(each, name)).sorted().toList()) {
                files.computeIfAbsent(Files.getLastModifiedTime(file), any -> new ArrayList<>())
                        .add(file);
            }
        } catch (IOException e) {
            throw new UnreadableHistoryException(log, e);
        }
        return files.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isPart(Path file, String name) {
        String rest = file.getFileName().toString();
        return rest.startsWith(name)
                && rest.substring(name.length()).matches("([.-][0-9-]{1,12})?(\\.gz)?")
                && Files.isRegularFile(file)
                && Files.isReadable(file);
    }

    /**
     * What the file tells, in order, a part at a time; of a damaged file what can be read.
     *
     * @throws UnreadableHistoryException when the file cannot be read
     */
    public static void read(Path file, Consumer<List<LoggedEvent>> parts) {
        try {
            ZoneId zone = LogFollower.zone(
                    lastLines(file), Files.getLastModifiedTime(file).toInstant());
            eachChunk(file, (bytes, end) -> {
                List<LoggedEvent> events = LogFollower.events(bytes, end, zone);
                if (!events.isEmpty()) {
                    parts.accept(events);
                }
            });
        } catch (IOException e) {
            throw new UnreadableHistoryException(file, e);
        }
    }

    private interface Lines {
        /** @param end behind the last whole line */
        void in(byte[] bytes, int end);
    }

    private static byte[] lastLines(Path file) throws IOException {
        byte[][] last = {new byte[0]};
        eachChunk(
                file,
                (bytes, end) -> last[0] = Arrays.copyOfRange(bytes, Math.max(0, end - LogFollower.LAST_LINES), end));
        return last[0];
    }

    /** A line that does not fit into a chunk is none of fail2ban's: it is passed over. */
    private static void eachChunk(Path file, Lines lines) throws IOException {
        try (InputStream in = open(file)) {
            byte[] rest = new byte[0];
            byte[] chunk = in.readNBytes(CHUNK);
            while (chunk.length > 0) {
                byte[] bytes = Arrays.copyOf(rest, rest.length + chunk.length);
                System.arraycopy(chunk, 0, bytes, rest.length, chunk.length);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                lines.in(bytes, end);
                rest = bytes.length - end < CHUNK ? Arrays.copyOfRange(bytes, end, bytes.length) : new byte[0];
                chunk = in.readNBytes(CHUNK);
            }
        } catch (EOFException | ZipException damaged) {
            // what came before the damage was told
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
