package org.bangui.web.faces;

import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.Arrays;
import org.bangui.system.Sentences;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The texts of the pages in the language of the request; messages are given by their key. */
public class MessageTexts implements SystemEventListener {

    @Override
    public void processEvent(SystemEvent event) throws AbortProcessingException {
        Messages.setResolver(MessageTexts::text);
    }

    @Override
    public boolean isListenerForSource(Object source) {
        return true;
    }

    /** The text of the key with its parameters; what is no key is a text already. */
    static String text(String key, Object... parameters) {
        return Sentences.in(Faces.getLocale(), key, Arrays.asList(parameters));
    }
}
