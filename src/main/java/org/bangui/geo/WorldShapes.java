package org.bangui.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** The outlines of {@code world.tsv}: read once, the same for every map. What its columns mean: docs/assets/README.md. */
final class WorldShapes {

    /**
     * @param code alpha-2, {@code -} for land without a country
     * @param small too small to be hit
     * @param x centre of the largest part, 0 to 1000
     * @param y centre of the largest part, 0 to 500
     * @param path outline, empty where only a marker is drawn
     */
    record Shape(String code, boolean small, String x, String y, String path) {

        /** A line of no length, which a round line end makes a dot of constant size at any zoom. */
        String marker() {
            return "M" + x + " " + y + "h0";
        }
    }

    static final List<Shape> ALL = read();

    private WorldShapes() {}

    private static List<Shape> read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(WorldShapes.class.getResourceAsStream("world.tsv"), UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Shape(cell[0], cell[1].equals("1"), cell[2], cell[3], cell[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
