/** What every feature stands on: settings, BanGUI's database, the fail2ban hosts, paging, the scheduler lock. Knows no feature. */
package org.bangui.system;
