package org.bangui.fail2ban;

import java.util.List;

/**
 * One command of a long list that the daemon has carried out.
 *
 * @param changed how many of the values changed something
 */
public record Sent(List<String> values, int changed) {}
