package org.bangui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;

/**
 * Where a request really comes from: the connection's other end, or what a trusted proxy there says. What anybody else
 * writes into {@code X-Forwarded-*} is not looked at.
 *
 * @param address canonical address of the client
 * @param secure whether the client speaks HTTPS
 * @param host host and port as the client wrote them, null when it wrote none
 */
record Forwarded(String address, boolean secure, String host) {

    private static final String UNKNOWN = "unknown";

    static Forwarded of(HttpServletRequest request, List<Cidr> trustedProxies) {
        String peer = canonical(request.getRemoteAddr());
        if (!isTrusted(peer, trustedProxies)) {
            return new Forwarded(peer, request.isSecure(), request.getHeader("Host"));
        }
        String protocol = request.getHeader("X-Forwarded-Proto");
        String host = request.getHeader("X-Forwarded-Host");
        return new Forwarded(
                client(peer, request.getHeader("X-Forwarded-For"), trustedProxies),
                protocol == null ? request.isSecure() : protocol.strip().equalsIgnoreCase("https"),
                host == null || host.isBlank() ? request.getHeader("Host") : host.strip());
    }

    /** The last address of the chain that is no proxy of ours: what stands before it, anybody can have written. */
    private static String client(String peer, String chain, List<Cidr> trustedProxies) {
        String client = peer;
        String[] hops = chain == null ? new String[0] : chain.split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(client, trustedProxies); i--) {
            String hop = canonical(hops[i].strip());
            if (hop.equals(UNKNOWN)) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    private static boolean isTrusted(String address, List<Cidr> trustedProxies) {
        return !address.equals(UNKNOWN)
                && trustedProxies.stream().anyMatch(proxy -> proxy.contains(new IpAddress(address)));
    }

    private static String canonical(String text) {
        try {
            return new IpAddress(text == null ? "" : text.replaceFirst("%.*", "")).text();
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }
}
