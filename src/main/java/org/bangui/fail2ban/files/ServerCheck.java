package org.bangui.fail2ban.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds options of the daemon itself with which it would refuse its jails or not start any more. */
final class ServerCheck {

    private static final Set<String> TARGETS = Set.of("STDOUT", "STDERR", "SYSLOG", "SYSOUT", "SYSTEMD-JOURNAL");

    private final Map<String, Value> server;
    private final FileTree files;
    private final List<Finding> findings = new ArrayList<>();

    private ServerCheck(Map<String, Value> server, FileTree files) {
        this.server = server;
        this.files = files;
    }

    static List<Finding> check(Map<String, Value> server, FileTree files) {
        ServerCheck check = new ServerCheck(server, files);
        check.checkKinds();
        check.checkFolder("dbfile", "keep its database");
        check.checkFolder("logtarget", "write its log");
        return check.findings;
    }

    private void checkKinds() {
        Value purgeAge = server.get("dbpurgeage");
        if (purgeAge != null && !Seconds.isDuration(purgeAge.text())) {
            report(purgeAge, "dbpurgeage is no duration.", "Write a duration such as 1d.");
        }
        Value most = server.get("dbmaxmatches");
        if (most != null && most.content() == null) {
            report(most, "dbmaxmatches is no whole number.", "Write a number such as 10.");
        }
    }

    /** What a distribution says of its own folders is not doubted: the files may be looked at on another machine. */
    private void checkFolder(String option, String purpose) {
        Value value = server.get(option);
        if (value == null || value.source().file().endsWith("/fail2ban.conf")) {
            return;
        }
        String target = value.text().split("\\[", 2)[0];
        if (!target.startsWith("/") || TARGETS.contains(target.toUpperCase(Locale.ROOT))) {
            return;
        }
        Path folder = Path.of(target).getParent();
        if (folder == null || files.isFolder(target) || !files.isFolder(folder.toString())) {
            report(
                    value,
                    "fail2ban cannot " + purpose + " in " + target + "; all jails would be lost with it.",
                    "Name a file in a folder that exists, or create the folder.");
        }
    }

    private void report(Value value, String sentence, String fix) {
        findings.add(new Finding(Finding.Severity.ERROR, "", value.source(), sentence, fix));
    }
}
