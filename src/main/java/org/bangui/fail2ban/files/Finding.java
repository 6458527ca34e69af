package org.bangui.fail2ban.files;

import java.util.List;

/**
 * Something wrong, or likely wrong, in the files.
 *
 * @param severity how bad it is
 * @param jail the jail it was found in, empty when it concerns all
 * @param source where it stands
 * @param sentence what is wrong
 * @param fix what to do
 */
public record Finding(Severity severity, String jail, Source source, String sentence, String fix) {

    /** Whether a jail, or all, would be lost. */
    public boolean destroys() {
        return severity == Severity.FATAL || severity == Severity.ERROR;
    }

    /** The same wherever it stands: lines move when something above them changes. */
    public Finding anywhere() {
        return new Finding(severity, jail, new Source(source.file(), List.of()), sentence, fix);
    }

    /** How bad a finding is, worst first. */
    public enum Severity {
        /** fail2ban's client gives up: no jail is started or reloaded. */
        FATAL,
        /** The jail is left out, lost or does not protect. */
        ERROR,
        /** It works, but hardly as it was meant. */
        WARNING,
        /** Could be said better. */
        HINT
    }
}
