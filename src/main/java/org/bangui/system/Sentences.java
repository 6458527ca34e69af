package org.bangui.system;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Looks sentences up in the message bundles: scripts are told them in English, people in their language. */
public final class Sentences {

    public static final String BUNDLE = "org.bangui.messages";

    private Sentences() {}

    /** The text of the key with its parameters; what is no key is a text already. */
    public static String in(Locale locale, String key, List<?> parameters) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale);
        return texts.containsKey(key)
                ? new MessageFormat(texts.getString(key), locale).format(parameters.toArray())
                : key;
    }
}
