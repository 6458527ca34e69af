package org.bangui.net;

import java.net.URI;
import java.util.Locale;

/** The forms of URL that are fetched. */
final class Url {

    private Url() {}

    static URI checked(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RefusedUrlException("Only http and https addresses can be fetched.");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            throw new RefusedUrlException("The address names no host.");
        }
        if (url.getRawUserInfo() != null) {
            throw new RefusedUrlException("The address must not carry a user name or password.");
        }
        if (bare(url.getHost()).toLowerCase(Locale.ROOT).startsWith("::ffff:")) {
            throw new RefusedUrlException("The address hides an IPv4 address in an IPv6 one.");
        }
        return url;
    }

    static URI redirected(URI from, String location) {
        if (location == null) {
            throw new DownloadException("The server redirects without saying where to.");
        }
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new DownloadException("The server redirects to something that is not an address.", e);
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(to.getScheme())) {
            throw new RefusedUrlException("The server redirects from https to http.");
        }
        return checked(to);
    }

    /** A host without the brackets of an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
