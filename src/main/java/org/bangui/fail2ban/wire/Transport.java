package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketChannel;

/** Whose Unix sockets are used. */
public enum Transport {
    JUNIXSOCKET {
        @Override
        SocketChannel open() throws IOException {
            return AFUNIXSocketChannel.open();
        }

        @Override
        SocketAddress address(Path socket) throws IOException {
            return AFUNIXSocketAddress.of(socket);
        }
    },
    JDK {
        @Override
        SocketChannel open() throws IOException {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }

        @Override
        SocketAddress address(Path socket) {
            return UnixDomainSocketAddress.of(socket);
        }
    };

    abstract SocketChannel open() throws IOException;

    abstract SocketAddress address(Path socket) throws IOException;
}
