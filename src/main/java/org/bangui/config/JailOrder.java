package org.bangui.config;

/** What a person can tell a jail, all jails or fail2ban itself to do. The pages have question and outcome of each in words. */
public enum JailOrder {
    START,
    STOP,
    REST,
    GO_ON,
    RELOAD,
    RELOAD_ALL,
    RESTART
}
