package org.bangui.fail2ban.regex;

/** What follows a backslash, in Python and in Java. */
final class Escape {

    private static final String WORD = "\\p{L}\\p{N}_";
    private static final String SPACE = "\\s\\x1c-\\x1f";

    private Escape() {}

    /** Behind the escape that begins here. */
    static int end(String regex, int at) {
        if (at + 1 >= regex.length()) {
            throw new IllegalArgumentException("The expression ends with a backslash.");
        }
        char c = regex.charAt(at + 1);
        int length =
                switch (c) {
                    case 'x' -> 4;
                    case 'u' -> 6;
                    case 'U' -> 10;
                    default -> Character.isDigit(c) ? 1 + digits(regex, at + 1) : 2;
                };
        if (at + length > regex.length()) {
            throw new IllegalArgumentException("The expression has an incomplete escape " + regex.substring(at) + ".");
        }
        return at + length;
    }

    private static int digits(String regex, int at) {
        int most = regex.charAt(at) == '0' ? 3 : 2;
        int count = 0;
        while (count < 3 && at + count < regex.length() && isDigit(regex.charAt(at + count), most)) {
            count++;
        }
        return count == 3 && !isOctal(regex.substring(at - 1, at + 3)) ? 2 : Math.max(1, count);
    }

    private static boolean isDigit(char c, int most) {
        return c >= '0' && c <= (most == 3 ? '7' : '9');
    }

    /** A character by its number: begins with 0, or has three octal digits. */
    static boolean isOctal(String escape) {
        return escape.matches("\\\\(0[0-7]{0,2}|[0-3][0-7]{2})");
    }

    static String outsideClass(String escape) {
        return switch (escape.charAt(1)) {
            case 'Z' -> "\\z";
            case 'A', 'b', 'B' -> escape;
            case 'w' -> "[" + WORD + "]";
            case 's' -> "[" + SPACE + "]";
            default -> insideClass(escape);
        };
    }

    static String insideClass(String escape) {
        char c = escape.charAt(1);
        return switch (c) {
            case 'w' -> WORD;
            case 'W' -> "[^" + WORD + "]";
            case 's' -> SPACE;
            case 'S' -> "[^" + SPACE + "]";
            case 'd', 'D', 'f', 'n', 'r', 't', 'x', 'u' -> escape;
            case 'a' -> "\\x07";
            case 'b' -> "\\x08";
            case 'v' -> "\\x0B";
            case 'U' -> "\\x{" + escape.substring(2) + "}";
            default -> {
                if (isOctal(escape)) {
                    yield "\\x{%x}".formatted(Integer.parseInt(escape.substring(1), 8));
                }
                if (Character.isLetterOrDigit(c) && c < 128) {
                    throw new IllegalArgumentException("Python does not know the escape " + escape + ".");
                }
                yield escape;
            }
        };
    }
}
