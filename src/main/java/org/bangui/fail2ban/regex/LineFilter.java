package org.bangui.fail2ban.regex;

import java.util.List;
import java.util.Optional;

/**
 * A jail's filter, applied to single lines as fail2ban does: without their time, behind the prefix, one expression after
 * the other.
 *
 * @param prefix what every line must match first, null for nothing
 * @param ignore what makes a line no failure after all
 */
public record LineFilter(FailRegex prefix, List<FailRegex> fail, List<FailRegex> ignore) {

    /**
     * What an expression found.
     *
     * @param start where it begins in the line, in UTF-16 units
     * @param end behind its last character
     */
    public record Found(int start, int end, FailRegex.Match match) {}

    private record Content(String text, int start) {}

    /**
     * The first failure in the line.
     *
     * @throws SearchTime.Over when it takes too long
     */
    public Optional<Found> search(String line, LineTime time, SearchTime limit) {
        Content content = content(time.rest(), limit);
        if (content == null
                || ignore.stream().anyMatch(each -> each.search(limit.limit(content.text()))
                        .isPresent())) {
            return Optional.empty();
        }
        return fail.stream()
                .flatMap(each -> each.search(limit.limit(content.text())).stream())
                .findFirst()
                .map(match -> new Found(
                        time.startInLine(content.start() + match.start()),
                        time.endInLine(content.start() + match.end()),
                        match));
    }

    /** Null when the prefix does not match. */
    private Content content(String text, SearchTime limit) {
        if (prefix == null) {
            return new Content(text, 0);
        }
        return prefix.search(limit.limit(text))
                .map(match -> match.groups()
                        .getOrDefault("content", Optional.empty())
                        .filter(content -> !content.isEmpty())
                        .map(content -> new Content(content, match.starts().get("content")))
                        .orElse(new Content(text, 0)))
                .orElse(null);
    }
}
