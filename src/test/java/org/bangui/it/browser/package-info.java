/** What a person does in a browser, on the built WAR before a real fail2ban. A page is an object named after it. */
package org.bangui.it.browser;
