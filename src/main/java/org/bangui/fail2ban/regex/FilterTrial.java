package org.bangui.fail2ban.regex;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a filter would have done with lines of a log. A preview: fail2ban itself knows more forms of dates, and failures that are
 * told over several lines.
 */
public final class FilterTrial {

    private static final List<String> ADDRESSES = List.of("ip4", "ip6", "dns", "fid");
    /** Lines that only belong to a failure, forget one or say that somebody got in. */
    private static final List<String> NO_FAILURE = List.of("nofail", "mlfforget", "mlfgained");

    private static final int MOST_SAMPLES = 5;

    private final LineFilter filter;
    private final Rule rule;
    private final Instant now;
    private final ZoneId zone;
    private final SearchTime limit;
    private final Map<String, Deque<Instant>> failures = new HashMap<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> banned = new HashSet<>();
    private final Set<String> bannedLately = new HashSet<>();
    private final List<String> samples = new ArrayList<>();
    private long lines;
    private long matched;
    private long matchedLately;

    /** So many failures within the time lead to a ban. */
    public record Rule(int maxRetry, Duration findTime) {}

    /**
     * What came of it.
     *
     * @param matched lines that are failures; {@code matchedLately} those of the last day
     * @param addresses how many addresses failed
     * @param banned how many addresses would have been banned; {@code bannedLately} those in the last day
     * @param samples some lines that matched
     * @param complete whether there was time for all lines
     */
    public record Result(
            long lines,
            long matched,
            long matchedLately,
            int addresses,
            int banned,
            int bannedLately,
            List<String> samples,
            boolean complete)
            implements Serializable {}

    private FilterTrial(LineFilter filter, Rule rule, Instant now, ZoneId zone, Duration most) {
        this.filter = filter;
        this.rule = rule;
        this.now = now;
        this.zone = zone;
        this.limit = new SearchTime(most);
    }

    /** @param most how long it may take; then it says what it knows */
    public static Result of(LineFilter filter, Rule rule, List<String> log, Instant now, ZoneId zone, Duration most) {
        FilterTrial trial = new FilterTrial(filter, rule, now, zone, most);
        boolean complete = true;
        try {
            log.forEach(trial::take);
        } catch (SearchTime.Over | StackOverflowError e) {
            complete = false;
        }
        return trial.result(complete);
    }

    private Result result(boolean complete) {
        return new Result(
                lines,
                matched,
                matchedLately,
                addresses.size(),
                banned.size(),
                bannedLately.size(),
                List.copyOf(samples),
                complete);
    }

    private void take(String line) {
        lines++;
        LineTime time = LineTime.of(line, now, zone);
        filter.search(line, time, limit)
                .ifPresent(found -> failed(line, found.match(), time.time().orElse(now)));
    }

    private void failed(String line, FailRegex.Match match, Instant at) {
        boolean failure = NO_FAILURE.stream()
                .noneMatch(group ->
                        match.groups().getOrDefault(group, Optional.empty()).isPresent());
        Optional<String> address = ADDRESSES.stream()
                .filter(group -> failure)
                .flatMap(group -> match.groups().getOrDefault(group, Optional.empty()).stream())
                .findFirst();
        if (address.isEmpty()) {
            return;
        }
        boolean lately = at.isAfter(now.minus(Duration.ofDays(1)));
        matched++;
        matchedLately += lately ? 1 : 0;
        addresses.add(address.get());
        if (samples.size() < MOST_SAMPLES) {
            samples.add(line.length() <= 300 ? line : line.substring(0, 299) + "…");
        }
        if (count(address.get(), at)) {
            banned.add(address.get());
            if (lately) {
                bannedLately.add(address.get());
            }
        }
    }

    /** Whether this failure leads to a ban. */
    private boolean count(String address, Instant at) {
        Deque<Instant> known = failures.computeIfAbsent(address, key -> new ArrayDeque<>());
        known.addLast(at);
        while (known.peekFirst().isBefore(at.minus(rule.findTime()))) {
            known.removeFirst();
        }
        boolean reached = known.size() >= rule.maxRetry();
        if (reached) {
            known.clear();
        }
        return reached;
    }
}
