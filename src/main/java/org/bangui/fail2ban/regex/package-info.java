/** fail2ban's regular expressions, which are Python's, run by java.util.regex: a preview, and a check before the daemon gets them. */
package org.bangui.fail2ban.regex;
