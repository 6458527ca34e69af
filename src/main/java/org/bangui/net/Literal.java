package org.bangui.net;

import java.util.Arrays;

/** Reads and writes address literals; strict where the JDK's own parser would guess or ask a name server. */
final class Literal {

    private static final int LONGEST = 45;
    private static final int GROUPS = 8;

    private Literal() {}

    /** 4 or 16 bytes; an IPv4-mapped address has 4. */
    static byte[] read(String text) {
        byte[] bytes = text == null || text.length() > LONGEST ? null : readAny(text);
        if (bytes == null) {
            throw new IllegalArgumentException("This is not an IP address.");
        }
        return unmapped(bytes);
    }

    private static byte[] readAny(String text) {
        return text.indexOf(':') < 0 ? readIpv4(text) : readIpv6(text);
    }

    private static byte[] unmapped(byte[] bytes) {
        boolean mapped = bytes.length == 16
                && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10)
                && bytes[10] == -1
                && bytes[11] == -1;
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static byte[] readIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int number = decimal(parts[i], 255);
            if (number < 0) {
                return null;
            }
            bytes[i] = (byte) number;
        }
        return bytes;
    }

    /** A number without sign or leading zero, or -1 when the text is none or it is above the limit. */
    static int decimal(String text, int limit) {
        boolean padded = text.length() > 1 && text.charAt(0) == '0';
        if (text.isEmpty() || text.length() > 3 || padded) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number <= limit ? number : -1;
    }

    private static byte[] readIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = readGroups(text, true);
            return all != null && all.length == 16 ? all : null;
        }
        byte[] head = readGroups(text.substring(0, gap), false);
        byte[] tail = readGroups(text.substring(gap + 2), true);
        if (head == null || tail == null || head.length + tail.length > 14) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
        return bytes;
    }

    private static byte[] readGroups(String text, boolean ipv4AtEnd) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        byte[] bytes = new byte[2 * groups.length + 2];
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            boolean last = ipv4AtEnd && i == groups.length - 1;
            byte[] group = last && groups[i].indexOf('.') > 0 ? readIpv4(groups[i]) : readGroup(groups[i]);
            if (group == null) {
                return null;
            }
            System.arraycopy(group, 0, bytes, length, group.length);
            length += group.length;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] readGroup(String text) {
        boolean hex = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(Literal::isHexDigit);
        if (!hex) {
            return null;
        }
        int number = Integer.parseInt(text, 16);
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static String write(byte[] bytes) {
        if (bytes.length != 4 && bytes.length != 16) {
            throw new IllegalArgumentException("An IP address has 4 or 16 bytes.");
        }
        byte[] plain = unmapped(bytes);
        return plain.length == 4 ? writeIpv4(plain) : writeIpv6(plain);
    }

    private static String writeIpv4(byte[] b) {
        return (b[0] & 255) + "." + (b[1] & 255) + "." + (b[2] & 255) + "." + (b[3] & 255);
    }

    /** RFC 5952: lower case, no leading zeros, the first longest run of at least two zero groups as {@code ::}. */
    private static String writeIpv6(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
        }
        int[] run = longestZeroRun(groups);
        if (run[1] < 2) {
            return join(groups, 0, GROUPS);
        }
        return join(groups, 0, run[0]) + "::" + join(groups, run[0] + run[1], GROUPS);
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static int[] longestZeroRun(int[] groups) {
        int bestStart = 0;
        int bestLength = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            length = groups[i] == 0 ? length + 1 : 0;
            if (length > bestLength) {
                bestLength = length;
                bestStart = i - length + 1;
            }
        }
        return new int[] {bestStart, bestLength};
    }
}
