package org.bangui.fail2ban.check;

/** There is no fail2ban-server beside BanGUI on which a configuration could be tried. */
public final class CannotCheckException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotCheckException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
