/** The protocol of fail2ban's Unix socket: connections, framing, pickle, commands and replies. Used only inside {@code fail2ban}. Builds no object that a reply names. */
package org.bangui.fail2ban.wire;
