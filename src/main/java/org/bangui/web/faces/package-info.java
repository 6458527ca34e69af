/** What all pages share: error translation, converters, theme, push. No rule of a feature. */
package org.bangui.web.faces;
