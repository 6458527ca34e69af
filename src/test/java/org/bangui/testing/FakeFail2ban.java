package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scripted server on a real Unix socket, for what a real daemon cannot be made to do: each connection follows the next
 * script, the last one for ever.
 */
public final class FakeFail2ban implements AutoCloseable {

    private static final String END = "<F2B_END_COMMAND>";

    /** What happens on one connection. */
    public interface Script {
        void play(Peer peer) throws IOException;
    }

    private final Path folder;
    private final ServerSocketChannel server;
    private final List<Script> scripts;
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();

    public FakeFail2ban(Script... scripts) {
        this.scripts = List.of(scripts);
        try {
            folder = Files.createTempDirectory("fake");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    .bind(UnixDomainSocketAddress.of(socket()), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fake-fail2ban");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                open.add(channel);
                Script script = scripts.get(Math.min(connections.getAndIncrement(), scripts.size() - 1));
                start(() -> play(script, channel));
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void play(Script script, SocketChannel channel) {
        try (channel) {
            script.play(new Peer(channel));
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    public Path socket() {
        return folder.resolve("f2b.sock");
    }

    /** Accepts nobody any more; the socket stays behind. */
    public void refuse() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections there have been. */
    public int connections() {
        return connections.get();
    }

    /** How many connections are open on the server's side. */
    public long openConnections() {
        return open.stream().filter(SocketChannel::isOpen).count();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
            Files.deleteIfExists(socket());
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's side of a connection. */
    public static final class Peer {

        private final SocketChannel channel;
        private final StringBuilder received = new StringBuilder();

        private Peer(SocketChannel channel) {
            this.channel = channel;
        }

        /** Waits for a whole request; the answer is its bytes as Latin-1, without the end mark. Fails at the end. */
        public String request() throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            while (received.indexOf(END) < 0) {
                if (channel.read(bytes.clear()) < 0) {
                    throw new IOException("The client is gone.");
                }
                received.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
            }
            String request = received.substring(0, received.indexOf(END));
            received.delete(0, request.length() + END.length());
            return request;
        }

        public void send(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /** Sends {@code (0, text)} as a daemon would. */
        public void answer(String text) throws IOException {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer pickle = ByteBuffer.allocate(utf8.length + 8 + END.length());
            pickle.put(new byte[] {(byte) 0x80, 4, 'K', 0, (byte) 0x8c, (byte) utf8.length});
            pickle.put(utf8).put((byte) 0x86).put((byte) '.');
            send(pickle.put(END.getBytes(StandardCharsets.US_ASCII)).array());
        }
    }
}
