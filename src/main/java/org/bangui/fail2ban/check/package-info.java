/**
 * Says what a configuration would do to a daemon before it does, and whether a daemon is as a configuration means it. Starts the
 * one process that is fail2ban's but protects nothing: the scratch server.
 */
package org.bangui.fail2ban.check;
