package org.bangui.net;

/**
 * An IPv4 or IPv6 address in its canonical text form (IPv6 as of RFC 5952, IPv4-mapped as IPv4). Never resolves a name.
 *
 * @param text canonical form, for example {@code 192.0.2.1} or {@code 2001:db8::7}
 */
public record IpAddress(String text) {}
