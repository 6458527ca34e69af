package org.bangui.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines that make one text into another, with a few around them. */
final class LineDiff {

    private static final int AROUND = 3;
    /** More changed lines than this are shown as all old ones, then all new ones. */
    private static final int MOST = 2000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** @param before null when there was no file, {@code after} null when there will be none */
    static List<String> between(byte[] before, byte[] after) {
        return new LineDiff(lines(before), lines(after)).lines();
    }

    private static List<String> lines(byte[] content) {
        return content == null
                ? List.of()
                : new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> lines() {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        same(Math.max(0, start - AROUND), start);
        compare(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        same(before.size() - end, Math.min(before.size(), before.size() - end + AROUND));
        return lines;
    }

    private void same(int from, int to) {
        before.subList(from, to).forEach(line -> lines.add(" " + line));
    }

    private void compare(List<String> old, List<String> now) {
        if (old.size() > MOST || now.size() > MOST) {
            old.forEach(line -> lines.add("-" + line));
            now.forEach(line -> lines.add("+" + line));
            return;
        }
        int[][] common = commonLengths(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(" " + old.get(i++));
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("-" + old.get(i++));
            } else {
                lines.add("+" + now.get(j++));
            }
        }
    }

    /** Of each pair of tails, how many lines they have in common. */
    private static int[][] commonLengths(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
