package org.bangui.auth;

/** Who is at the other end of a request. */
public record Client(String remoteAddress, String userAgent) {}
