package org.bangui.geo;

import java.io.Serializable;

/**
 * What is known about an address. Each part may be missing.
 *
 * @param countryCode ISO 3166 alpha-2 ({@code XK} for Kosovo), null while unknown
 * @param asn autonomous system, for example {@code AS64500}; null while unknown
 * @param org who runs that system, written by its owner; null while unknown
 * @param source which database or service said so, null when nobody did
 */
public record GeoAnswer(String countryCode, String asn, String org, String source) implements Serializable {

    /** Nothing is known, as about every private address. */
    public static final GeoAnswer UNKNOWN = new GeoAnswer(null, null, null, null);
}
