/** What tests stand on: real daemons in private folders and, only where those cannot be made to misbehave, scripted ones. */
package org.bangui.testing;
