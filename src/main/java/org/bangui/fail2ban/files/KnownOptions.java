package org.bangui.fail2ban.files;

import java.util.List;

/** The options fail2ban looks for, by where it looks. */
public final class KnownOptions {

    /** In a jail: what fail2ban sends, and what its stock actions take from a jail. */
    public static final List<String> JAIL = List.of(
            "enabled",
            "filter",
            "mode",
            "backend",
            "logpath",
            "journalmatch",
            "maxretry",
            "findtime",
            "bantime",
            "bantime.increment",
            "bantime.factor",
            "bantime.formula",
            "bantime.multipliers",
            "bantime.maxtime",
            "bantime.rndtime",
            "bantime.overalljails",
            "port",
            "protocol",
            "banaction",
            "action",
            "ignoreip",
            "ignoreself",
            "ignorecommand",
            "ignorecache",
            "failregex",
            "ignoreregex",
            "prefregex",
            "maxlines",
            "maxmatches",
            "datepattern",
            "usedns",
            "logencoding",
            "logtimezone");

    /** Options that are yes or no. */
    public static final List<String> TRUTHS = List.of(
            "enabled",
            "bantime.increment",
            "bantime.overalljails",
            "ignoreself",
            "actionstart_on_demand",
            "actionrepair_on_unban",
            "norestored");

    /** Options whose value often has several lines. */
    public static final List<String> LINES = List.of(
            "logpath",
            "ignoreip",
            "failregex",
            "ignoreregex",
            "action",
            "journalmatch",
            "actionstart",
            "actionstop",
            "actionflush",
            "actionreload",
            "actioncheck",
            "actionrepair",
            "actionban",
            "actionunban",
            "actionprolong",
            "actionreban");

    /** In {@code fail2ban.conf}. */
    public static final List<String> SERVER = List.of(
            "loglevel",
            "logtarget",
            "syslogsocket",
            "socket",
            "pidfile",
            "allowipv6",
            "dbfile",
            "dbpurgeage",
            "dbmaxmatches");

    /** In {@code [Definition]} of a filter. */
    public static final List<String> FILTER = List.copyOf(OptionTable.FILTER.names());

    /** In {@code [Definition]} of an action. */
    public static final List<String> ACTION = List.copyOf(OptionTable.ACTION.names());

    private KnownOptions() {}
}
