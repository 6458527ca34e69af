package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailOption;
import org.bangui.fail2ban.JailTuning;
import org.bangui.net.IpAddress;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options of running jails. Changes are live: they last until the jail is loaded anew from the files. */
@ApplicationScoped
public class JailSettingsService {

    private static final Logger LOG = LoggerFactory.getLogger(JailSettingsService.class);
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 4_096;

    @Inject
    HealthService daemon;

    @Inject
    JailService jails;

    @Inject
    StoredJails files;

    /** Every option as the daemon has it, beside what the files say. @throws UnknownJailException when it does not run */
    public List<Setting> settings(HostId host, JailName jail) {
        Map<JailOption, String> live = live(host, jail);
        StoredJail stored = files.read(host, jail);
        return Stream.of(JailOption.values())
                .map(option -> Setting.of(option, live.get(option), stored.option(option), stored.isKnown()))
                .toList();
    }

    private Map<JailOption, String> live(HostId host, JailName jail) {
        try {
            return daemon.ask(host, fail2ban -> new JailTuning(fail2ban, jail).settings());
        } catch (Fail2banException.Refused e) {
            throw e.unknownJail() ? new UnknownJailException(jail.value()) : e;
        }
    }

    /**
     * Sets options of the running jail; the answer is all of them as they are then.
     *
     * @param values a text or nothing for each
     * @throws InvalidInputException naming every value that its option's grammar refuses; nothing is sent then
     */
    public List<Setting> change(HostId host, JailName jail, Map<JailOption, String> values) {
        requireGrammar(values);
        jails.requireRunning(host, jail);
        try {
            daemon.ask(host, fail2ban -> {
                new JailTuning(fail2ban, jail).set(values);
                return null;
            });
        } finally {
            jails.reconfigured(host);
        }
        LOG.info("jail.settings_changed host={} jail={} values={}", host, jail, values);
        return settings(host, jail);
    }

    private static void requireGrammar(Map<JailOption, String> values) {
        List<Fault> faults = new ArrayList<>();
        values.forEach((option, value) -> {
            try {
                option.checked(value);
            } catch (IllegalArgumentException e) {
                faults.add(Fault.of(option.member(), "refused.option." + option, option.word()));
            }
        });
        if (values.isEmpty()) {
            faults.add(Fault.of("settings", "Name at least one option."));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    /** Counts failures of an address, one for each line, as if they had stood in the jail's log; this may ban it. */
    public void attempt(HostId host, JailName jail, IpAddress address, List<String> lines) {
        boolean usable =
                !lines.isEmpty() && lines.size() <= MOST_LINES && lines.stream().allMatch(JailSettingsService::isLine);
        if (!usable) {
            throw new InvalidInputException("lines", "refused.lines", MOST_LINES);
        }
        jails.requireRunning(host, jail);
        daemon.ask(host, fail2ban -> {
            new JailTuning(fail2ban, jail).attempt(address, lines);
            return null;
        });
        LOG.info("jail.attempt host={} jail={} ip={} lines={}", host, jail, address, lines.size());
        jails.changed(host);
    }

    private static boolean isLine(String line) {
        return line != null
                && line.length() <= LONGEST_LINE
                && line.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\t');
    }
}
