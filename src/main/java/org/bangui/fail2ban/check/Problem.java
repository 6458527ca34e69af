package org.bangui.fail2ban.check;

import java.io.Serializable;

/**
 * Something a daemon would not take, or does not have as the files mean it.
 *
 * @param jail the jail, empty for the daemon's own options
 * @param option the option or part of the jail that is wrong
 * @param sentence what is wrong with it
 */
public record Problem(String jail, String option, String sentence) implements Serializable {}
