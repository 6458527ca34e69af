package org.bangui.jails;

import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;
import org.bangui.fail2ban.JailOption;
import org.bangui.fail2ban.files.Seconds;

/**
 * One option of a running jail, as the daemon has it and as the files say.
 *
 * @param live times in seconds; null where the daemon has none
 * @param stored as it is written, null where the files do not state it
 * @param source where it is written
 * @param drifted whether the daemon has another value than the files
 */
public record Setting(JailOption option, String live, String stored, String source, boolean drifted)
        implements Serializable {

    static Setting of(JailOption option, String live, Stored stored, boolean filesKnown) {
        String value = stored == null || stored.value().isEmpty() ? null : stored.value();
        boolean drifted = filesKnown && !same(option, live, value);
        return new Setting(option, live, value, stored == null ? null : stored.source(), drifted);
    }

    private static boolean same(JailOption option, String live, String stored) {
        return switch (option) {
            case BAN_TIME, FIND_TIME, BAN_TIME_MAX, BAN_TIME_RANDOM ->
                stored == null ? isOptional(option) && live == null || !isOptional(option) : sameTime(live, stored);
            case BAN_TIME_INCREMENT, BAN_TIME_OVER_ALL_JAILS -> isTrue(live) == isTrue(stored);
            case BAN_TIME_FACTOR, BAN_TIME_FORMULA, BAN_TIME_MULTIPLIERS ->
                live == null ? stored == null : live.equals(stored);
            case LOG_ENCODING -> stored == null || stored.equalsIgnoreCase("auto") || stored.equalsIgnoreCase(live);
            case DATE_PATTERN -> sameDatePattern(live, stored);
            default -> stored == null || stored.equalsIgnoreCase(live);
        };
    }

    /** The daemon tells the first of few patterns, and none when it looks for many formats, to which a tag in braces leads. */
    private static boolean sameDatePattern(String live, String stored) {
        if (stored == null || live == null) {
            return stored == null
                    ? live == null
                    : stored.contains("{") || stored.lines().count() > 2;
        }
        return live.strip().equals(stored.lines().findFirst().orElse("").strip());
    }

    private static boolean isOptional(JailOption option) {
        return option == JailOption.BAN_TIME_MAX || option == JailOption.BAN_TIME_RANDOM;
    }

    /** What the daemon calculates from an expression cannot be told here. */
    private static boolean sameTime(String live, String stored) {
        OptionalDouble seconds = Seconds.parse(stored);
        return seconds.isEmpty() || live != null && (long) seconds.getAsDouble() == (long) Double.parseDouble(live);
    }

    private static boolean isTrue(String text) {
        return text != null
                && switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on", "1" -> true;
                    default -> false;
                };
    }
}
