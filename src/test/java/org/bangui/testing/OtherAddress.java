package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A door through which the server sees callers come from another loopback address, so that a lock-out hits only them. */
public final class OtherAddress implements AutoCloseable {

    private final ServerSocket door;
    private final InetAddress source;
    private final int target;

    private OtherAddress(String source, int target) throws IOException {
        this.source = InetAddress.getByName(source);
        this.target = target;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Opens the door to the server; {@code source} is any address of 127.0.0.0/8. */
    public static OtherAddress of(String source, BanGuiServer server) {
        try {
            OtherAddress address = new OtherAddress(source, server.port());
            background(address::accept);
            return address;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + path);
    }

    public WebClient client() {
        return new WebClient(this::uri);
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket caller = door.accept();
            Socket server = new Socket();
            server.bind(new InetSocketAddress(source, 0));
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            background(() -> pipe(caller, server));
            background(() -> pipe(server, caller));
        }
    }

    private static void pipe(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
