package org.bangui.history;

import org.bangui.fail2ban.Escalation;
import org.bangui.fail2ban.regex.LineFilter;

/** What a running jail takes for a failure, and how long it bans. */
record JailRules(LineFilter filter, Escalation escalation) {}
