package org.bangui.fail2ban.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;

/**
 * Follows fail2ban's log for bans and unbans: a ban that was lifted at once stands nowhere else, because fail2ban deletes
 * its row. Keeps no state of its own, so that it goes on where it stopped after a restart; goes on in the rotated file
 * ({@code .1}) first.
 */
public final class LogFollower {

    private static final int CHUNK = 1 << 20;
    private static final int TAIL = 64;

    /** Bytes that hold the last lines of a log. */
    static final int LAST_LINES = 8192;

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Path log;
    private final int chunk;

    public LogFollower(Path log) {
        this(log, CHUNK);
    }

    LogFollower(Path log, int chunk) {
        this.log = log;
        this.chunk = chunk;
    }

    /**
     * Where a reader stopped.
     *
     * @param file identity of the file
     * @param offset in bytes
     * @param tail what stood just before the offset; when that changed, the file was truncated and written anew
     */
    public record Position(String file, long offset, String tail) {}

    /** @param more whether another call will find more at once */
    public record Batch(List<LoggedEvent> events, Position position, boolean more) {}

    /** Where the log ends now: the place to start from. */
    public Position end() {
        try (FileChannel channel = FileChannel.open(log)) {
            return position(channel, FileIdentity.of(log), channel.size());
        } catch (IOException e) {
            throw new UnreadableHistoryException(log, e);
        }
    }

    /**
     * What was written after the position, in order.
     *
     * @throws UnreadableHistoryException when the log cannot be read
     */
    public Batch read(Position from) {
        try {
            String current = FileIdentity.of(log);
            Path rotated = log.resolveSibling(log.getFileName() + ".1");
            if (!from.file().equals(current)
                    && Files.isReadable(rotated)
                    && from.file().equals(FileIdentity.of(rotated))) {
                Batch rest = read(rotated, from.file(), from);
                return rest.more() ? rest : new Batch(rest.events(), new Position(current, 0, ""), true);
            }
            return read(log, current, from.file().equals(current) ? from : new Position(current, 0, ""));
        } catch (IOException e) {
            throw new UnreadableHistoryException(log, e);
        }
    }

    /**
     * When each jail found its latest failure, as far as the last part of the log tells.
     *
     * @throws UnreadableHistoryException when the log cannot be read
     */
    public Map<JailName, Instant> lastFailures() {
        try (FileChannel channel = FileChannel.open(log)) {
            ZoneId zone = zone(channel, Files.getLastModifiedTime(log).toInstant());
            Map<JailName, Instant> latest = new HashMap<>();
            lastPart(channel)
                    .map(line -> LogLine.event(line, zone))
                    .filter(event -> event != null && event.kind() == LoggedEvent.Kind.FOUND)
                    .forEach(failure -> latest.put(failure.jail(), failure.at()));
            return latest;
        } catch (IOException e) {
            throw new UnreadableHistoryException(log, e);
        }
    }

    /**
     * The jails that ended and did not start again, as far as the last part of the log tells.
     *
     * @throws UnreadableHistoryException when the log cannot be read
     */
    public Map<JailName, JailEnd> jailEnds() {
        try (FileChannel channel = FileChannel.open(log)) {
            JailEnds ends =
                    new JailEnds(zone(channel, Files.getLastModifiedTime(log).toInstant()));
            lastPart(channel).forEach(ends::read);
            return ends.all();
        } catch (IOException e) {
            throw new UnreadableHistoryException(log, e);
        }
    }

    private Stream<String> lastPart(FileChannel channel) throws IOException {
        byte[] end = bytes(channel, Math.max(0, channel.size() - chunk), chunk);
        return new String(end, StandardCharsets.UTF_8).lines();
    }

    private Batch read(Path file, String identity, Position from) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long start = position(channel, identity, from.offset()).equals(from) ? from.offset() : 0;
            byte[] bytes = bytes(channel, start, chunk);
            int end = endOfLastLine(bytes);
            List<LoggedEvent> events = events(
                    bytes, end, zone(channel, Files.getLastModifiedTime(file).toInstant()));
            return new Batch(events, position(channel, identity, start + end), bytes.length == chunk);
        }
    }

    /** A line that does not fit into a chunk is none of fail2ban's: it is passed over. */
    private int endOfLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 && bytes.length == chunk ? chunk : end;
    }

    static List<LoggedEvent> events(byte[] bytes, int end, ZoneId zone) {
        return new String(bytes, 0, end, StandardCharsets.UTF_8)
                .lines()
                .map(line -> LogLine.event(line, zone))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * fail2ban writes its own local time without a zone, which need not be ours: the last line was written when the file
     * was changed last, so the difference tells the zone.
     */
    private static ZoneId zone(FileChannel channel, Instant changed) throws IOException {
        return zone(bytes(channel, Math.max(0, channel.size() - LAST_LINES), LAST_LINES), changed);
    }

    /** @param end the last bytes of the log */
    static ZoneId zone(byte[] end, Instant changed) {
        List<LocalDateTime> times = new ArrayList<>();
        new String(end, StandardCharsets.UTF_8)
                .lines()
                .map(LogLine::startOf)
                .filter(Objects::nonNull)
                .forEach(times::add);
        ZoneId ours = ZoneId.systemDefault();
        if (times.isEmpty()) {
            return ours;
        }
        Duration ahead = Duration.between(changed, times.get(times.size() - 1).toInstant(ZoneOffset.UTC));
        long quarters = Math.round((double) ahead.toSeconds() / QUARTER.toSeconds());
        Duration rest = ahead.minus(QUARTER.multipliedBy(quarters)).abs();
        boolean unlikely = Math.abs(quarters) > 14 * 4 || rest.compareTo(Duration.ofMinutes(2)) > 0;
        ZoneOffset offset = unlikely ? null : ZoneOffset.ofTotalSeconds((int) (quarters * QUARTER.toSeconds()));
        return unlikely || ours.getRules().getOffset(changed).equals(offset) ? ours : offset;
    }

    private static Position position(FileChannel channel, String file, long offset) throws IOException {
        int length = (int) Math.min(TAIL, offset);
        byte[] before = bytes(channel, offset - length, length);
        return new Position(
                file, offset, before.length < length ? "gone" : Integer.toHexString(Arrays.hashCode(before)));
    }

    private static byte[] bytes(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer, start + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
