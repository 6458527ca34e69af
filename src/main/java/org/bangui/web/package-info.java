/** The doors of the web: security filter and headers that stand before every page and resource. */
package org.bangui.web;
