package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketChannel;

/** Whose Unix sockets are used. */
public enum Transport {
    /** junixsocket. Closing the channel does not end its connect, so that gets a time-out of its own. */
    JUNIXSOCKET {
        @Override
        SocketChannel open() throws IOException {
            return AFUNIXSocketChannel.open();
        }

        @Override
        void connect(SocketChannel channel, Path socket, Duration timeout) throws IOException {
            channel.socket().setSoTimeout((int) timeout.toMillis());
            channel.connect(AFUNIXSocketAddress.of(socket));
            channel.socket().setSoTimeout(0);
        }
    },
    /** The channels of the JDK. */
    JDK {
        @Override
        SocketChannel open() throws IOException {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }

        @Override
        void connect(SocketChannel channel, Path socket, Duration timeout) throws IOException {
            channel.connect(UnixDomainSocketAddress.of(socket));
        }
    };

    abstract SocketChannel open() throws IOException;

    /** Waits while the daemon's backlog is full, until the channel is closed or, at the latest, a time-out. */
    abstract void connect(SocketChannel channel, Path socket, Duration timeout) throws IOException;
}
