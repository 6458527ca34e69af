/** The daemon and this server: health, state changes, versions. */
package org.bangui.server;
