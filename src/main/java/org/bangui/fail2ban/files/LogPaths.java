package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The log files of one jail: one pattern per line, with {@code tail} or {@code head} after a blank. */
final class LogPaths {

    private final FileTree files;
    private final String jail;
    private final List<Finding> findings = new ArrayList<>();

    LogPaths(FileTree files, String jail) {
        this.files = files;
        this.jail = jail;
    }

    /** The commands for the files that exist, sorted per line; none when the jail reads the journal. */
    List<Command> commands(Map<String, Value> options) {
        Value stated = options.get("logpath");
        if (stated == null || options.get("backend").text().startsWith("systemd")) {
            return List.of();
        }
        List<Command> commands = new ArrayList<>();
        for (String line : Python.lines(stated.text())) {
            int blank = line.lastIndexOf(' ');
            String pattern = blank < 0 ? line : line.substring(0, blank);
            String from = blank < 0 ? "head" : line.substring(blank + 1);
            for (String path : existing(pattern)) {
                commands.add(Command.of("set", jail, "addlogpath", path, from).from(List.of(stated)));
            }
        }
        if (commands.isEmpty()) {
            findings.add(new Finding(
                    Finding.Severity.FATAL,
                    jail,
                    stated.source(),
                    "No log file exists for the jail " + jail + "; fail2ban then refuses to start or reload any jail.",
                    "Create the file, correct logpath, or disable the jail."));
        }
        return commands;
    }

    private List<String> existing(String pattern) {
        return new Glob(files).find(pattern).stream().filter(files::exists).toList();
    }

    List<Finding> findings() {
        return findings;
    }
}
