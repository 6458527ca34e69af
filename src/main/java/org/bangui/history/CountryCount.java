package org.bangui.history;

import java.io.Serializable;

/**
 * How many bans came from a country.
 *
 * @param countryCode ISO 3166 alpha-2, null for the bans whose country is unknown
 * @param countryName in English, null for those
 */
public record CountryCount(String countryCode, String countryName, long count) implements Serializable {}
