package org.bangui.jails;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangui.net.Cidr;
import org.bangui.system.InvalidInputException;

/** What may stand in an ignore list: an address, a network that is not half of the Internet, or a host that exists. */
final class IgnoreEntry {

    private static final int WIDEST_IPV4 = 8;
    private static final int WIDEST_IPV6 = 16;
    private static final int LONGEST_NAME = 253;
    private static final int SECONDS_TO_RESOLVE = 5;
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
            + "(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?");

    private IgnoreEntry() {}

    /** The entry as fail2ban lists it. @throws InvalidInputException with one sentence when it is refused */
    static String checked(String text, Executor executor) {
        String entry = text == null ? "" : text.strip();
        Cidr network = network(entry);
        if (network != null) {
            int widest = network.network().isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6;
            if (network.prefix() < widest) {
                throw refused(entry, "refused.ignoreWide", widest);
            }
            return network.text();
        }
        if (entry.length() > LONGEST_NAME || !HOST.matcher(entry).matches()) {
            throw refused(entry, "refused.ignoreStrange");
        }
        if (!resolves(entry, executor)) {
            throw refused(entry, "refused.ignoreHost");
        }
        return entry.toLowerCase(Locale.ROOT);
    }

    /** Whether both name the same, in whatever form. */
    static boolean same(String one, String other) {
        return form(one).equals(form(other));
    }

    private static String form(String entry) {
        Cidr network = network(entry);
        return network == null ? entry.toLowerCase(Locale.ROOT) : network.text();
    }

    private static Cidr network(String text) {
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean resolves(String host, Executor executor) {
        try {
            return CompletableFuture.supplyAsync(() -> addresses(host) > 0, executor)
                    .orTimeout(SECONDS_TO_RESOLVE, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException tooSlow) {
            return false;
        }
    }

    private static int addresses(String host) {
        try {
            return InetAddress.getAllByName(host).length;
        } catch (UnknownHostException e) {
            return 0;
        }
    }

    private static InvalidInputException refused(String entry, String sentence, Object... more) {
        String shown = entry.length() <= 64 ? entry : entry.substring(0, 63) + "…";
        return new InvalidInputException(
                "ip",
                sentence,
                Stream.concat(Stream.of(shown.replaceAll("\\p{C}", "?")), Stream.of(more))
                        .toArray());
    }
}
