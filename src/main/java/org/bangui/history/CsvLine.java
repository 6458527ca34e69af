package org.bangui.history;

import java.time.Instant;
import java.util.regex.Pattern;
import org.bangui.history.ArchivedBan.Order;

/** A ban as a line of a spreadsheet. What attackers wrote stays text: no cell of theirs can be a formula. */
final class CsvLine {

    static final String NAMES =
            "time,ip,jail,country_code,country_name,asn,org,ban_count,ban_seconds,ended_at,ended_by,"
                    + "origin,failures,matches,placed_by,placed_why,lifted_by,lifted_why\r\n";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

    private CsvLine() {}

    static String of(BanEntry ban) {
        return String.join(
                        ",",
                        ban.time().toString(),
                        cell(ban.ip().value()),
                        cell(ban.jail().value()),
                        cell(ban.countryCode()),
                        cell(ban.countryName()),
                        cell(ban.asn()),
                        cell(ban.org()),
                        String.valueOf(ban.banCount()),
                        String.valueOf(ban.banSeconds()),
                        text(ban.endedAt()),
                        cell(ban.endedBy()),
                        ban.origin(),
                        String.valueOf(ban.failures()),
                        cell(String.join(" | ", ban.matches())),
                        who(ban.placed()),
                        why(ban.placed()),
                        who(ban.lifted()),
                        why(ban.lifted()))
                + "\r\n";
    }

    private static String who(Order order) {
        return order == null ? "" : cell(order.who());
    }

    private static String why(Order order) {
        return order == null ? "" : cell(order.why());
    }

    private static String text(Instant time) {
        return time == null ? "" : time.toString();
    }

    /** In quotes; with an apostrophe in front where a spreadsheet would begin to calculate. */
    static String cell(String text) {
        if (text == null) {
            return "";
        }
        String line = CONTROL.matcher(text).replaceAll(" ");
        String first = line.stripLeading();
        boolean formula = !first.isEmpty() && "=+-@＝＋－＠|%".indexOf(first.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + line.replace("\"", "\"\"") + '"';
    }
}
