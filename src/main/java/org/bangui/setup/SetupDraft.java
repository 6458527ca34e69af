package org.bangui.setup;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far the wizard came, without any password: kept so that it goes on after a crash. Null: not filled in yet. */
public record SetupDraft(
        String databaseUrl,
        String databaseUser,
        String fail2banSocket,
        String fail2banConfigDir,
        String timezone,
        String sessionDurationMinutes)
        implements Serializable {

    static SetupDraft of(Map<String, String> rows) {
        return new SetupDraft(
                rows.get("database_url"),
                rows.get("database_user"),
                rows.get("fail2ban_socket"),
                rows.get("fail2ban_config_dir"),
                rows.get("timezone"),
                rows.get("session_duration_minutes"));
    }

    Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("database_url", databaseUrl == null ? null : databaseUrl.replaceAll("(?i)password=[^&]*&?", ""));
        rows.put("database_user", databaseUser);
        rows.put("fail2ban_socket", fail2banSocket);
        rows.put("fail2ban_config_dir", fail2banConfigDir);
        rows.put("timezone", timezone);
        rows.put("session_duration_minutes", sessionDurationMinutes);
        rows.values().removeIf(value -> value == null);
        return rows;
    }
}
