package org.bangui.system;

/** A text that never shows in logs, messages or dumps. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
