package org.bangui.system;

import java.io.Serializable;

/** From how many bans on a country is coloured low, medium and high. */
public record MapThresholds(int low, int medium, int high) implements Serializable {

    public static final MapThresholds DEFAULT = new MapThresholds(20, 50, 100);

    public MapThresholds {
        if (low < 1 || medium <= low || high <= medium) {
            throw new IllegalArgumentException("The three thresholds of the map must rise, the first at least 1.");
        }
    }
}
