/** The first visit: the wizard and the unattended set-up. Done once, then closed. */
package org.bangui.setup;
