package org.bangui.config;

import java.io.Serializable;
import java.util.Locale;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.Finding;

/**
 * Something wrong, or likely wrong, in the files.
 *
 * @param severity {@code fatal} (a reload would lose every jail), {@code error} (the jail does not protect), {@code warning},
 *     {@code hint}
 * @param jail empty when it concerns all
 * @param option the option that is wrong, empty when it is none or more than one
 * @param file under the configuration folder, empty when no file states it
 * @param line 0 when no file states it
 * @param sentence what is wrong
 * @param fix what to do
 */
public record ConfigFinding(
        String severity, String jail, String option, String file, int line, String sentence, String fix)
        implements Serializable {

    /** @param reader of the files in which it was found */
    static ConfigFinding of(Finding finding, ConfigPlace place, ConfigurationReader reader) {
        return new ConfigFinding(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.jail(),
                reader.optionAt(finding.source()).orElse(""),
                place.relative(finding.source().file()),
                finding.source().line(),
                finding.sentence(),
                finding.fix());
    }

    /** What a dry run said. */
    static ConfigFinding of(Problem problem) {
        return new ConfigFinding("error", problem.jail(), problem.option(), "", 0, problem.sentence(), "");
    }

    /** The same as a reason not to apply a change. */
    Problem problem() {
        String where = file.isEmpty() ? "" : place() + ": ";
        return new Problem(jail, option, (where + sentence + " " + fix).strip());
    }

    /** For a person: {@code jail.conf:12}; empty when no file states it. */
    public String place() {
        return file.isEmpty() ? "" : file + ":" + line;
    }
}
