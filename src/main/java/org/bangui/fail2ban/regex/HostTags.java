package org.bangui.fail2ban.regex;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts regular expressions in place of fail2ban's tags: {@code <HOST>}, {@code <ADDR>}, {@code <F-USER>..</F-USER>} and the like. */
final class HostTags {

    private static final Pattern TAG = Pattern.compile("</?[-\\w]+/?>", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern CUSTOM = Pattern.compile("(/?)F-([-A-Z0-9_]+)");

    /** {@code ((?i)x)} means {@code (?i:x)}. */
    private static final Pattern FLAGS_IN_GROUP = Pattern.compile("(?<!\\\\)\\((?:\\?:)?(\\(\\?[a-z]+)\\)");

    private static final String IP4 = "(?:::f{4,6}:)?(?P<ip4>(?:\\d{1,3}\\.){3}\\d{1,3})";
    private static final String IP6 = "(?P<ip6>(?:[0-9a-fA-F]{1,4}::?|::){1,7}(?:[0-9a-fA-F]{1,4}|(?<=:):))";
    private static final String DNS = "(?P<dns>[\\w\\-.^_]*\\w)";
    private static final String CIDR = "(?P<cidr>\\d+)";
    private static final String ADDR = "\\[?(?:" + IP4 + "|" + IP6 + ")\\]?";
    private static final String SUBNET = "\\[?(?:" + IP4 + "|" + IP6 + ")(?:/" + CIDR + ")?\\]?";
    private static final Map<String, String> FIXED = fixed();

    private final boolean names;
    private final Set<String> open = new HashSet<>();
    private int skippedLines;

    private HostTags(boolean names) {
        this.names = names;
    }

    private static Map<String, String> fixed() {
        Map<String, String> fixed = new HashMap<>();
        Map.of("IP4", IP4, "IP6", IP6, "ADDR", ADDR, "CIDR", CIDR, "SUBNET", SUBNET, "DNS", DNS)
                .forEach((tag, regex) -> {
                    fixed.put(tag, regex);
                    fixed.put("F-" + tag + "/", regex);
                });
        fixed.put("F-ID/", "(?P<fid>\\S+)");
        fixed.put("F-PORT/", "(?P<fport>\\w+)");
        return fixed;
    }

    /**
     * The Python regular expression fail2ban compiles.
     *
     * @param names whether {@code <HOST>} may be a host name: usedns is not {@code no}
     */
    static String expand(String regex, boolean names) {
        HostTags tags = new HostTags(names);
        String expanded = TAG.matcher(regex).replaceAll(tag -> Matcher.quoteReplacement(tags.expanded(tag.group())));
        return FLAGS_IN_GROUP.matcher(expanded).replaceAll("$1:");
    }

    /**
     * Whether a daemon of any release may have made the shown expression of this one: all between the tags is the same. What
     * the tags stand for differs from release to release.
     */
    static boolean isShownAs(String regex, String shown) {
        return frames(regex, shown) || frames(FLAGS_IN_GROUP.matcher(regex).replaceAll("$1:"), shown);
    }

    private static boolean frames(String regex, String shown) {
        String[] literals = TAG.split(regex, -1);
        String last = literals[literals.length - 1];
        if (literals.length == 1) {
            return shown.equals(last);
        }
        int at = 0;
        for (int i = 0; i < literals.length - 1; i++) {
            int found = shown.indexOf(literals[i], at);
            if (found < 0 || i == 0 && found > 0) {
                return false;
            }
            at = found + literals[i].length();
        }
        return shown.length() - last.length() >= at && shown.endsWith(last);
    }

    private String expanded(String tag) {
        String name = tag.substring(1, tag.length() - 1);
        if (name.equals("HOST")) {
            return names ? "(?:" + ADDR + "|" + DNS + ")" : ADDR;
        }
        if (name.equals("SKIPLINES")) {
            return "\\n(?P<skiplines" + skippedLines++ + ">(?:(?:.*\\n)*?))";
        }
        Matcher custom = CUSTOM.matcher(name);
        if (FIXED.containsKey(name) || !custom.matches()) {
            return FIXED.getOrDefault(name, tag);
        }
        if (!custom.group(1).isEmpty()) {
            return open.contains(custom.group(2)) ? ")" : tag;
        }
        open.add(custom.group(2));
        return "(?P<" + groupName(custom.group(2)) + ">";
    }

    private static String groupName(String tag) {
        return switch (tag) {
            case "ID" -> "fid";
            case "PORT" -> "fport";
            default -> tag.toLowerCase(Locale.ROOT);
        };
    }
}
