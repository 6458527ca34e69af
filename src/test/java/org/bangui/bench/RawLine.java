package org.bangui.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The least that can be done: bytes made before are sent, and the ends of replies counted. The floor of every comparison. */
final class RawLine implements AutoCloseable {

    private static final byte[] END = "<F2B_END_COMMAND>".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);

    RawLine(Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** Sends the requests at once and waits for so many replies. */
    void exchange(byte[] requests, int replies) throws IOException {
        channel.write(ByteBuffer.wrap(requests));
        int matched = 0;
        for (int left = replies; left > 0; ) {
            if (channel.read(in.clear()) < 0) {
                throw new EOFException();
            }
            in.flip();
            while (in.hasRemaining()) {
                byte b = in.get();
                matched = b == END[matched] ? matched + 1 : b == END[0] ? 1 : 0;
                if (matched == END.length) {
                    matched = 0;
                    left--;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
