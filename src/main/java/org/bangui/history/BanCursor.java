package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangui.system.BadParameterException;

/** The last ban of a page: the next page starts after it, however many bans came in since. */
public record BanCursor(Instant bannedAt, long rowId) implements Serializable {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})-(\\d{1,18})");

    public static BanCursor of(ArchivedBan ban) {
        return new BanCursor(ban.bannedAt(), ban.rowId());
    }

    /** Reads {@link #text()}; null for nothing. @throws BadParameterException for anything else */
    public static BanCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new BadParameterException("The parameter cursor must be the next_cursor of an answer.");
        }
        return new BanCursor(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))), Long.parseLong(matcher.group(2)));
    }

    /** As links and the API carry it. */
    public String text() {
        return bannedAt.getEpochSecond() + "-" + rowId;
    }
}
