package org.bangui.system;

import java.util.List;

/** Settings that cannot be used; the message lists every fault. */
public class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(List<String> faults) {
        super("BanGUI cannot start, its settings are wrong:\n - " + String.join("\n - ", faults));
    }
}
