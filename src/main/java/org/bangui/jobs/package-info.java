/** Long work: how far it is, its end, and a way to stop it. */
package org.bangui.jobs;
