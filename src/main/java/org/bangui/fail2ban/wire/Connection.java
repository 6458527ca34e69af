package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** One connection to the daemon. Used by one thread at a time; {@link #close()} from another ends what that waits for. */
final class Connection implements AutoCloseable {

    private final Transport transport;
    private final SocketChannel channel;
    private final PickleInput in;
    private boolean touched;
    private boolean pooled;

    Connection(Transport transport) throws IOException {
        this.transport = transport;
        this.channel = transport.open();
        this.in = new PickleInput(channel, PickleReader.MAX_BYTES);
    }

    void connect(Path socket, Duration timeout) throws IOException {
        transport.connect(channel, socket, timeout);
    }

    /** Sends all of it. Until the first byte is gone {@link #touched()} stays false. */
    void send(byte[] request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            touched |= channel.write(bytes) > 0;
        }
    }

    /** Whether the daemon may have seen something of the requests of this batch. */
    boolean touched() {
        return touched;
    }

    /** Waits for the next reply. */
    Reply receive(Command command) throws IOException {
        in.restart();
        Reply reply = Reply.of(command, PickleReader.read(in));
        for (byte expected : PickleWriter.END) {
            if (in.next() != (expected & 255)) {
                throw new MalformedReply("its end is missing");
            }
        }
        return reply;
    }

    /** Whether the daemon sent more than it was asked for. */
    boolean hasUnread() {
        return in.hasUnread();
    }

    /** Whether it has been used before, so that the daemon may have gone since. */
    boolean pooled() {
        return pooled;
    }

    void markPooled() {
        pooled = true;
        touched = false;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("A connection to fail2ban cannot be closed.", e);
        }
    }
}
