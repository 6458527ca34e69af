package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Replies of real daemons of several versions, end mark included, and ways to hand them to the reader. */
final class RecordedReplies {

    static final Path FOLDER = Path.of("src/test/resources/fail2ban/replies");

    private RecordedReplies() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            if (all.size() < 80) {
                throw new IllegalStateException("The recorded replies are missing.");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object decode(String version, String name) throws IOException {
        return decode(bytes(FOLDER.resolve(version).resolve(name + ".pickle")));
    }

    static Object decode(byte[] bytes) throws IOException {
        return PickleReader.read(input(bytes, bytes.length));
    }

    /** The bytes, at most so many with each read, and then the end of the stream. */
    static PickleInput input(byte[] bytes, int atOnce) {
        return new PickleInput(new Fragments(ByteBuffer.wrap(bytes), atOnce), PickleReader.MAX_BYTES);
    }

    private record Fragments(ByteBuffer bytes, int atOnce) implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer target) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int length = Math.min(Math.min(atOnce, target.remaining()), bytes.remaining());
            target.put(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
