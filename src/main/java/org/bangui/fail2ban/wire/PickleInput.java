package org.bangui.fail2ban.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Bytes of replies, counted as they arrive against a limit for each reply. Allocates only for what has arrived. */
final class PickleInput {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1000;

    private final ReadableByteChannel channel;
    private final long limit;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
    private long left;

    PickleInput(ReadableByteChannel channel, long limit) {
        this.channel = channel;
        this.limit = limit;
        this.left = limit;
    }

    /** A new reply begins. */
    void restart() {
        left = limit - buffer.remaining();
    }

    /** Whether bytes have been received that nobody has read yet. */
    boolean hasUnread() {
        return buffer.hasRemaining();
    }

    int next() throws IOException {
        if (!buffer.hasRemaining()) {
            fill();
        }
        return buffer.get() & 255;
    }

    /** An unsigned little-endian number of up to four bytes. */
    long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (8 * i);
        }
        return number;
    }

    /** Eight bytes, least significant first. */
    long number8() throws IOException {
        return number(4) | number(4) << 32;
    }

    /** That many bytes; refuses at once when the reply would become too large. */
    byte[] bytes(long length) throws IOException {
        if (length < 0 || length > left + buffer.remaining()) {
            throw new MalformedReply("a value is too large");
        }
        if (length <= buffer.remaining()) {
            byte[] bytes = new byte[(int) length];
            buffer.get(bytes);
            return bytes;
        }
        return arriving((int) length);
    }

    private byte[] arriving(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, BUFFER));
        while (bytes.size() < length) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int part = Math.min(buffer.remaining(), length - bytes.size());
            bytes.write(buffer.array(), buffer.position(), part);
            buffer.position(buffer.position() + part);
        }
        return bytes.toByteArray();
    }

    /** Text up to a line feed, which is not part of it. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = next(); b != '\n'; b = next()) {
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                throw new MalformedReply("a name is too long");
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void fill() throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        buffer.flip();
        if (read <= 0) {
            throw new EOFException("The connection was closed.");
        }
        left -= read;
        if (left < 0) {
            throw new MalformedReply("it is too large");
        }
    }
}
