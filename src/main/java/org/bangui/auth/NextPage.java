package org.bangui.auth;

import java.util.regex.Pattern;

/** Where a person goes after the log-in: only ever a page of this console; any other wish becomes the start page. */
public record NextPage(String path) {

    private static final String HOME = "/";
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~:@!$&'()*+,=/?%-]{0,500}");
    private static final Pattern TRICK =
            Pattern.compile("//|\\\\|%(?:2f|5c|0[0-9a-f]|1[0-9a-f])", Pattern.CASE_INSENSITIVE);

    public NextPage {
        if (path == null
                || !LOCAL.matcher(path).matches()
                || TRICK.matcher(path).find()) {
            path = HOME;
        }
    }
}
