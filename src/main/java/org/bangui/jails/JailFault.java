package org.bangui.jails;

/** Why a jail that runs protects nothing, or perhaps nothing. The pages have cause and remedy of each in words. */
public enum JailFault {
    /** Its bans block nothing. With the number of bans it has. */
    NO_ACTIONS(true),
    NO_FAIL_REGEX(true),
    NO_LOG(true),
    /** None of its log files exists. With their names. */
    LOG_MISSING(true),
    /** The daemon may read none of its log files. With their names. */
    LOG_UNREADABLE(true),
    /** Some of its log files do not exist. With their names. */
    LOG_PARTLY_MISSING(false),
    /** The daemon may not read some of its log files. With their names. */
    LOG_PARTLY_UNREADABLE(false),
    /** Nothing was written to its log files for days. With their names. */
    LOG_SILENT(false),
    /** The daemon does not read on in its log files although they grow. With their names. */
    LOG_UNREAD(false),
    /** The log path of the files means log files that it does not follow. With their names. */
    LOG_NOT_FOLLOWED(false),
    /** It follows log files that the log path of the files does not mean. With their names. */
    LOG_NOT_IN_FILES(false),
    /** It reads the journal, and there is none here. */
    NO_JOURNAL(false),
    /** Nothing came from the journal for days. With what it matches. */
    JOURNAL_SILENT(false),
    /** It was told to rest: it finds and bans nobody until it goes on. */
    RESTING(false);

    private final boolean disarms;

    JailFault(boolean disarms) {
        this.disarms = disarms;
    }

    /** Whether the jail protects nothing; otherwise only perhaps. */
    public boolean disarms() {
        return disarms;
    }
}
