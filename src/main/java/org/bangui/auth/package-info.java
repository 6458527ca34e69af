/** Who may come in: the master password, sessions, API tokens, lock-out after failures. */
package org.bangui.auth;
