/** Where an address is from: country and network operator of an address, and the world map that shows countries by number. Its data stands in MMDB files; a lookup writes nothing. */
package org.bangui.geo;
