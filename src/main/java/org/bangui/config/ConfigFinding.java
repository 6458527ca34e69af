package org.bangui.config;

import java.io.Serializable;
import java.util.Locale;
import org.bangui.fail2ban.files.Finding;

/**
 * Something wrong, or likely wrong, in the files.
 *
 * @param severity {@code fatal} (a reload would lose every jail), {@code error} (the jail does not protect), {@code warning},
 *     {@code hint}
 * @param jail empty when it concerns all
 * @param file under the configuration folder, empty when no file states it
 * @param line 0 when no file states it
 * @param sentence what is wrong
 * @param fix what to do
 */
public record ConfigFinding(String severity, String jail, String file, int line, String sentence, String fix)
        implements Serializable {

    static ConfigFinding of(Finding finding, ConfigPlace place) {
        return new ConfigFinding(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.jail(),
                place.relative(finding.source().file()),
                finding.source().line(),
                finding.sentence(),
                finding.fix());
    }

    /** For a person: {@code jail.conf:12}; empty when no file states it. */
    public String place() {
        return file.isEmpty() ? "" : file + ":" + line;
    }
}
