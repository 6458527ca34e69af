/** The built WAR on a real server before a real fail2ban, spoken to over HTTP. */
package org.bangui.it.server;
