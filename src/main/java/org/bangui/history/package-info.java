/** The archive: every ban ever seen, kept after fail2ban forgot it, and the sync that fills it. */
package org.bangui.history;
