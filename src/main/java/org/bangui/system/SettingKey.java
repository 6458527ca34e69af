package org.bangui.system;

/** Every setting by its environment variable and its property; null where there is no property. */
enum SettingKey {
    HTTP_HOST("http.host"),
    HTTP_PORT("http.port"),
    BASE_PATH("http.base-path"),
    TRUSTED_PROXIES("http.trusted-proxies"),
    DATABASE_URL("database.url"),
    DATABASE_USER("database.user"),
    DATABASE_PASSWORD("database.password"),
    DATABASE_PASSWORD_FILE("database.password-file"),
    MASTER_PASSWORD(null),
    MASTER_PASSWORD_FILE(null),
    FAIL2BAN_SOCKET("fail2ban.socket"),
    FAIL2BAN_CONFIG_DIR("fail2ban.config-dir"),
    FAIL2BAN_START_COMMAND("fail2ban.start-command"),
    FAIL2BAN_STOP_COMMAND("fail2ban.stop-command"),
    FAIL2BAN_TIMEOUT("fail2ban.timeout"),
    FAIL2BAN_CONCURRENCY("fail2ban.concurrency"),
    LOG_DIRS("logs.allowed"),
    ADMIN_NETWORKS("admin.networks"),
    ACTIONS_EDITABLE("actions.editable"),
    GEO_DATABASE("geo.database"),
    ASN_DATABASE("geo.asn-database"),
    GEO_HTTP_FALLBACK("geo.http-fallback"),
    BLOCKLIST_JAIL("blocklist.jail"),
    METRICS("metrics"),
    LOG_FORMAT("log.format");

    private final String property;

    SettingKey(String property) {
        this.property = property;
    }

    String variable() {
        return "BANGUI_" + name();
    }

    String property() {
        return property;
    }
}
