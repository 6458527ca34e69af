package org.bangui.geo;

/** Geolocation without a server. */
public final class LocalGeo {

    private LocalGeo() {}

    /** With the bundled data. */
    public static GeoService bundled() {
        GeoService geo = new GeoService();
        geo.open(null, null);
        return geo;
    }
}
