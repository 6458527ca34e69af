/**
 * Reads fail2ban's configuration as fail2ban's own client does and makes the commands it would send, without Python. Every
 * value knows the file and line it comes from. Knows nothing of sockets; only this package writes below fail2ban's folder.
 */
package org.bangui.fail2ban.files;
