/** Read-only reader of what fail2ban itself remembers: its SQLite file and its log. Holds no transaction open, because a long reader makes fail2ban lose rows. */
package org.bangui.fail2ban.history;
