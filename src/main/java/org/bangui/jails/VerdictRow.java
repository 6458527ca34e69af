package org.bangui.jails;

import java.io.Serializable;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bangui.jails.Verdict.Reason;

/** A verdict as the API tells it. */
public record VerdictRow(String level, List<Said> reasons, List<FileRow> logFiles, Instant lastFailure)
        implements Serializable {

    /** @param sentence cause and remedy */
    public record Said(String fault, String sentence) implements Serializable {

        static Said of(Reason reason) {
            return new Said(word(reason.fault()), english("jail.faultHint." + reason.fault(), reason.detail()));
        }
    }

    /** One log file. */
    public record FileRow(String path, String state, long size, Instant changedAt) implements Serializable {

        static FileRow of(LogFile file) {
            return new FileRow(file.path(), word(file.state()), file.size(), file.changedAt());
        }
    }

    static VerdictRow of(Verdict verdict) {
        return new VerdictRow(
                word(verdict.level()),
                verdict.reasons().stream().map(Said::of).toList(),
                verdict.logFiles().stream().map(FileRow::of).toList(),
                verdict.lastFailure());
    }

    static String english(String key, Object detail) {
        String pattern =
                ResourceBundle.getBundle("org.bangui.messages", Locale.ENGLISH).getString(key);
        return new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {detail});
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
