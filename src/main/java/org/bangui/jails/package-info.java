/** The jails of a host as they run now: list, detail, one snapshot shared by everybody who looks. */
package org.bangui.jails;
