package org.bangui.web;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Finishes every line BanGUI logs before the server's own handlers see it: control characters, which could fake further
 * lines, are shown as what they are, and the id of the request is added.
 */
final class CorrelationLog extends Handler {

    private static final Logger BANGUI = Logger.getLogger("org.bangui");

    static CorrelationLog install() {
        CorrelationLog handler = new CorrelationLog();
        BANGUI.addHandler(handler);
        return handler;
    }

    void uninstall() {
        BANGUI.removeHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        String message = oneLine(String.valueOf(line.getMessage()));
        line.setMessage(
                Correlation.current().map(id -> message + " [" + id + "]").orElse(message));
    }

    private static String oneLine(String message) {
        if (message.chars().noneMatch(c -> Character.isISOControl(c))) {
            return message;
        }
        StringBuilder text = new StringBuilder();
        message.chars()
                .forEach(c -> text.append(
                        Character.isISOControl(c) ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
