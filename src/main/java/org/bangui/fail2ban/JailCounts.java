package org.bangui.fail2ban;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.wire.Reply;

/** What {@code status} and {@code stats} count for one jail. */
record JailCounts(String backend, long currentlyFailed, long totalFailed, long currentlyBanned, long totalBanned) {

    /** From {@code status JAIL short}: {@code [(Filter, [(Currently failed, n), …]), (Actions, […])]}. */
    static JailCounts ofStatus(Reply reply) {
        Map<String, Object> entries = new HashMap<>();
        for (Object section : reply.list()) {
            for (Object entry : reply.expect(List.class, pair(reply, section).get(1))) {
                List<?> named = pair(reply, entry);
                entries.put(String.valueOf(named.get(0)), named.get(1));
            }
        }
        return new JailCounts(
                backend(entries),
                number(reply, entries.get("Currently failed")),
                number(reply, entries.get("Total failed")),
                number(reply, entries.get("Currently banned")),
                number(reply, entries.get("Total banned")));
    }

    private static String backend(Map<String, Object> entries) {
        if (entries.containsKey("Journal matches")) {
            return "systemd";
        }
        return entries.containsKey("File list") ? "file" : null;
    }

    /** From one entry of {@code stats}: {@code [backend, (currently, total failed), (currently, total banned)]}. */
    static JailCounts ofStats(Reply reply, Object entry) {
        List<?> parts = reply.expect(List.class, entry);
        if (parts.size() != 3) {
            parts = reply.expect(List.class, null);
        }
        List<?> failed = pair(reply, parts.get(1));
        List<?> banned = pair(reply, parts.get(2));
        return new JailCounts(
                parts.get(0) instanceof String backend ? backend : null,
                number(reply, failed.get(0)),
                number(reply, failed.get(1)),
                number(reply, banned.get(0)),
                number(reply, banned.get(1)));
    }

    private static List<?> pair(Reply reply, Object value) {
        List<?> pair = reply.expect(List.class, value);
        return pair.size() == 2 ? pair : reply.expect(List.class, null);
    }

    private static long number(Reply reply, Object value) {
        return reply.expect(Long.class, value);
    }

    /** @param times replies about ban time, find time and most retries */
    JailSummary summary(JailName name, List<Reply> times) {
        return new JailSummary(
                name,
                backend,
                currentlyFailed,
                totalFailed,
                currentlyBanned,
                totalBanned,
                times.get(0).number(),
                times.get(1).number(),
                times.get(2).number());
    }
}
