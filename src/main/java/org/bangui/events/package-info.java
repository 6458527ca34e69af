/** What happened, told from feature to feature by CDI events: plain records, no behaviour. */
package org.bangui.events;
