package org.bangui.fail2ban;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;

/**
 * How a jail lengthens the bans of those who come back ({@code bantime.increment} and its fellows).
 *
 * @param banTime seconds of a first ban, -1 permanent
 * @param increment whether it lengthens them at all, for which fail2ban needs its database
 * @param factor a number, as the configuration has it
 * @param formula a Python expression, null for fail2ban's own
 * @param multipliers numbers by spaces, null for none; they go before the formula
 * @param maxTime seconds that no ban exceeds, null without limit
 * @param randomTime seconds, up to which many come on top of a lengthened ban; 0 for none
 * @param overAllJails whether bans in other jails count too
 * @param memory seconds after which fail2ban's database may forget a ban that is long over
 */
public record Escalation(
        long banTime,
        boolean increment,
        String factor,
        String formula,
        String multipliers,
        Long maxTime,
        long randomTime,
        boolean overAllJails,
        long memory) {

    private static final List<String> PROPERTIES = List.of(
            "bantime",
            "bantime.increment",
            "bantime.factor",
            "bantime.formula",
            "bantime.multipliers",
            "bantime.maxtime",
            "bantime.rndtime",
            "bantime.overalljails");

    /** fail2ban forgets a ban when three times its length have passed. */
    private static final int OUTDATED = 3;

    private static final String DOUBLING = "ban.Time*(1<<(ban.Countifban.Count<20else20))*banFactor";
    private static final String EXPONENTIAL = "ban.Time*math.exp(float(ban.Count+1)*banFactor)/math.exp(1*banFactor)";

    static Escalation read(Wire wire, JailName jail) {
        List<Command> commands = PROPERTIES.stream()
                .map(property -> Command.read("get", jail.value(), property))
                .toList();
        List<Reply> replies = wire.send(commands);
        OptionalLong most = seconds(replies.get(5));
        OptionalLong memory = seconds(wire.send(Command.read("get", "dbpurgeage")));
        return new Escalation(
                replies.get(0).number(),
                isTrue(replies.get(1).value()) && memory.isPresent(),
                text(replies.get(2).value()),
                text(replies.get(3).value()),
                text(replies.get(4).value()),
                most.isPresent() ? (Long) most.getAsLong() : null,
                seconds(replies.get(6)).orElse(0),
                isTrue(replies.get(7).value()),
                memory.orElse(0));
    }

    private static OptionalLong seconds(Reply reply) {
        return reply.value() instanceof Number seconds ? OptionalLong.of(seconds.longValue()) : OptionalLong.empty();
    }

    private static String text(Object value) {
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    /** As Python sees it: any text is true. */
    private static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : value instanceof String text && !text.isEmpty();
    }

    /** Whether fail2ban has forgotten a ban that began so many seconds ago. */
    public boolean forgets(long age, long banSeconds) {
        return banSeconds >= 0 && age > memory + OUTDATED * banSeconds;
    }

    /**
     * Seconds of the ban after so many bans, -1 permanent, without the random time; empty when the formula is none that
     * BanGUI knows.
     */
    public OptionalLong after(int bans) {
        if (!lengthens(bans)) {
            return OptionalLong.of(banTime);
        }
        try {
            double seconds = multipliers != null ? multiplied(bans) : Math.max(banTime, calculated(bans));
            double limited = maxTime == null ? seconds : Math.min(seconds, maxTime);
            return Double.isNaN(limited) ? OptionalLong.empty() : OptionalLong.of((long) limited);
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** Seconds, up to which many come at random on top of the ban after so many bans; 0 for none. */
    public long randomAfter(int bans) {
        return lengthens(bans) ? randomTime : 0;
    }

    private boolean lengthens(int bans) {
        return banTime > 0 && increment && bans > 0;
    }

    private double multiplied(int bans) {
        double[] numbers = Arrays.stream(multipliers.split(" +"))
                .mapToDouble(Integer::parseInt)
                .toArray();
        return banTime * banFactor() * numbers[Math.min(bans, numbers.length - 1)];
    }

    private double calculated(int bans) {
        String plain = formula == null ? null : formula.replaceAll("\\s", "");
        if (plain == null || plain.equals(DOUBLING)) {
            return banTime * (double) (1L << Math.min(bans, 20)) * banFactor();
        }
        return plain.equals(EXPONENTIAL)
                ? banTime * Math.exp((bans + 1) * banFactor()) / Math.exp(banFactor())
                : Double.NaN;
    }

    private double banFactor() {
        return factor == null ? 1 : Double.parseDouble(factor);
    }
}
