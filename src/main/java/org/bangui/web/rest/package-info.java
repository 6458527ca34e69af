/** What all resources share: problem answers, JSON, correlation. No rule of a feature. */
package org.bangui.web.rest;
