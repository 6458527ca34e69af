package org.bangui.geo;

import java.io.Serializable;
import java.util.List;

/**
 * A world map coloured by numbers of bans, ready to be drawn as SVG with the view box {@code 0 0 1000 500}.
 *
 * @param land what cannot be chosen: countries without bans, and the outlines under markers
 * @param countries with bans, most first
 * @param markers countries with bans that are too small to be hit, most first; drawn last, as dots
 * @param elsewhere countries with bans that are not on the map (Antarctica, regions such as {@code EU})
 * @param unknown bans from addresses of no known country
 * @param total all bans
 * @param legend the colours and what they stand for
 */
public record WorldMap(
        List<Area> land,
        List<Area> countries,
        List<Area> markers,
        List<Area> elsewhere,
        long unknown,
        long total,
        List<Step> legend)
        implements Serializable {

    /**
     * A country as it is drawn.
     *
     * @param code alpha-2, {@code -} for land without a country
     * @param name in the reader's language
     * @param style CSS class, {@code q0} to {@code q6}
     * @param path outline, or a line of no length for a marker; empty when not drawn
     * @param label name and number for the eye and the screen reader, empty without bans
     */
    public record Area(String code, String name, long count, String style, String path, String label)
            implements Serializable {}

    /**
     * A step of the legend.
     *
     * @param style its CSS class
     * @param name the number it begins with, empty between two thresholds
     * @param range the numbers it stands for
     */
    public record Step(String style, String name, String range) implements Serializable {}
}
