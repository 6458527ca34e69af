/** The overview: tiles, trend, latest bans. Only puts together what other services know. */
package org.bangui.dashboard;
