/** Banning and unbanning addresses, and what is banned now. */
package org.bangui.bans;
