/** Value types of the network (addresses, networks) that refuse what is none, and the only door for outgoing HTTP. Plain Java; imports nothing of BanGUI. */
package org.bangui.net;
