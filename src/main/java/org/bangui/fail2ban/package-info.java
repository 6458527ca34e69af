/** One fail2ban host behind one typed door, {@link org.bangui.fail2ban.Fail2ban}. Plain Java: no Jakarta import, no knowledge of pages, database or settings. */
package org.bangui.fail2ban;
