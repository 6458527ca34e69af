package org.bangui.bans;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of this server and of the gateways it uses. */
final class OwnAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(OwnAddresses.class);
    private static final Path IPV4_ROUTES = Path.of("/proc/net/route");
    private static final Path IPV6_ROUTES = Path.of("/proc/net/ipv6_route");

    private OwnAddresses() {}

    static List<Cidr> ofThisServer() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getAddress)
                    .map(IpAddress::of)
                    .map(Cidr::of)
                    .distinct()
                    .toList();
        } catch (SocketException e) {
            LOG.warn("The addresses of this server cannot be read.", e);
            return List.of();
        }
    }

    static List<Cidr> ofGateways() {
        List<Cidr> gateways = new ArrayList<>(gateways(lines(IPV4_ROUTES), 2, true));
        gateways.addAll(gateways(lines(IPV6_ROUTES), 4, false));
        return gateways;
    }

    /** @param reversed whether the bytes stand in the order of this machine, least significant first */
    static List<Cidr> gateways(List<String> routes, int column, boolean reversed) {
        return routes.stream()
                .map(route -> route.strip().split("\\s+"))
                .filter(words -> words.length > column && words[column].matches("[0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}"))
                .map(words -> HexFormat.of().parseHex(words[column]))
                .map(bytes -> Cidr.of(IpAddress.of(reversed ? turned(bytes) : bytes)))
                .filter(gateway ->
                        !gateway.text().equals("0.0.0.0") && !gateway.text().equals("::"))
                .distinct()
                .toList();
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            LOG.warn("The routes of this server cannot be read.", e);
            return List.of();
        }
    }
}
