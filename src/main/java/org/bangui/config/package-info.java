/** fail2ban's configuration: what the files say, what a change would do, and the one door through which jails change. */
package org.bangui.config;
