package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailOption;
import org.bangui.fail2ban.JailStatus;
import org.bangui.system.HostId;
import org.omnifaces.util.Messages;

/** The options of the jail on the page: what the daemon has, what the files say, what is wanted. */
@Named
@ViewScoped
public class JailSettingsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailSettingsService service;

    @Inject
    JailView jailView;

    private List<Row> rows = List.of();
    private JailStatus seen;

    /** One option with its field on the page. */
    public static final class Row implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Setting setting;
        private String wanted;

        Row(Setting setting) {
            this.setting = setting;
            this.wanted = setting.live() == null ? unset(setting.option()) : setting.live();
            if (!getChoices().isEmpty()) {
                wanted = wanted.toLowerCase(Locale.ROOT);
            }
        }

        private static String unset(JailOption option) {
            return isSwitch(option) ? "false" : "";
        }

        private static boolean isSwitch(JailOption option) {
            return option == JailOption.BAN_TIME_INCREMENT || option == JailOption.BAN_TIME_OVER_ALL_JAILS;
        }

        boolean isChanged() {
            String shown = new Row(setting).wanted;
            return !Objects.equals(shown, wanted == null ? "" : wanted.strip());
        }

        /** Whether it makes the bans of repeaters longer. */
        public boolean isEscalation() {
            return setting.option().word().startsWith("bantime.");
        }

        /** Whether the value is a time in seconds, or none. */
        public boolean isTime() {
            return switch (setting.option()) {
                case BAN_TIME, FIND_TIME, BAN_TIME_MAX, BAN_TIME_RANDOM -> setting.live() != null;
                default -> false;
            };
        }

        /** Seconds, where it is a time. */
        public long getSeconds() {
            return (long) Double.parseDouble(setting.live());
        }

        /** The values there are; empty where any may be written. */
        public List<String> getChoices() {
            if (setting.option() == JailOption.USE_DNS) {
                return List.of("yes", "warn", "no", "raw");
            }
            return isSwitch(setting.option()) ? List.of("true", "false") : List.of();
        }

        public Setting getSetting() {
            return setting;
        }

        public String getWanted() {
            return wanted;
        }

        public void setWanted(String wanted) {
            this.wanted = wanted;
        }
    }

    /** Sets what was changed on the page, and nothing else. */
    public void save() {
        Map<JailOption, String> values = new EnumMap<>(JailOption.class);
        rows.stream()
                .filter(Row::isChanged)
                .forEach(row -> values.put(row.getSetting().option(), row.getWanted()));
        if (values.isEmpty()) {
            Messages.addGlobalInfo("settings.nothing");
            return;
        }
        service.change(HostId.LOCAL, jailView.getName(), values);
        jailView.load();
        Messages.addGlobalInfo("settings.done", values.size(), jailView.getName());
    }

    /** Read anew whenever the jail was. */
    public List<Row> getRows() {
        if (seen != jailView.getJail()) {
            try {
                rows = service.settings(HostId.LOCAL, jailView.getName()).stream()
                        .map(Row::new)
                        .toList();
            } catch (Fail2banException.Unreachable | UnknownJailException away) {
                rows = List.of();
            }
            seen = jailView.getJail();
        }
        return rows;
    }

    /** Those that make the bans of repeaters longer, or the others. */
    public List<Row> rows(boolean escalation) {
        return getRows().stream()
                .filter(row -> row.isEscalation() == escalation)
                .toList();
    }
}
