package org.bangui.auth;

/**
 * Who is at the other end of a request.
 *
 * @param userAgent at most 200 characters; sent by the other end, so not to be trusted
 */
public record Client(String remoteAddress, String userAgent) {

    private static final int MAX_USER_AGENT = 200;

    public Client {
        String text =
                userAgent == null ? "" : userAgent.replaceAll("\\p{C}", " ").strip();
        userAgent = text.substring(0, Math.min(MAX_USER_AGENT, text.length()));
    }
}
