package org.bangui.geo;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bangui.geo.WorldMap.Area;
import org.bangui.geo.WorldShapes.Shape;
import org.bangui.system.MapThresholds;

/** Draws the world map. */
@ApplicationScoped
public class MapService {

    private static final Comparator<Area> MOST_FIRST =
            Comparator.comparingLong(Area::count).reversed().thenComparing(Area::code);

    /**
     * The map of some numbers of bans.
     *
     * @param bans by alpha-2 code; those of no known country under null or an empty text
     * @param label of a country, with its name as {0} and its number as {1}; its locale is the language of the names
     */
    public WorldMap map(Map<String, Long> bans, MapThresholds thresholds, MessageFormat label) {
        MapScale scale = MapScale.of(thresholds);
        Map<String, Area> areas = new HashMap<>();
        bans.forEach((code, count) -> {
            if (code != null && !code.isEmpty() && count > 0) {
                areas.put(code, area(code, count, scale, label));
            }
        });
        long unknown = bans.entrySet().stream()
                .filter(each -> each.getKey() == null || each.getKey().isEmpty())
                .mapToLong(Map.Entry::getValue)
                .sum();
        long known = areas.values().stream().mapToLong(Area::count).sum();
        return new WorldMap(
                land(areas, label),
                drawn(areas, shape -> !shape.small()),
                drawn(areas, Shape::small),
                elsewhere(areas),
                unknown,
                known + unknown,
                scale.steps(label.getLocale()));
    }

    private static Area area(String code, long count, MapScale scale, MessageFormat label) {
        String name = CountryNames.name(code, label.getLocale());
        return new Area(code, name, count, scale.style(count), "", label.format(new Object[] {name, count}));
    }

    private static List<Area> land(Map<String, Area> areas, MessageFormat label) {
        return WorldShapes.ALL.stream()
                .filter(shape -> !shape.path().isEmpty() && (shape.small() || !areas.containsKey(shape.code())))
                .map(shape -> {
                    Area area = areas.get(shape.code());
                    String style = area == null ? "q0" : area.style();
                    String name = CountryNames.name(shape.code(), label.getLocale());
                    return new Area(shape.code(), name, 0, style, shape.path(), "");
                })
                .toList();
    }

    private static List<Area> drawn(Map<String, Area> areas, Predicate<Shape> wanted) {
        Stream<Shape> shapes = WorldShapes.ALL.stream().filter(shape -> areas.containsKey(shape.code()));
        return shapes.filter(wanted)
                .map(shape -> {
                    Area area = areas.get(shape.code());
                    String path = shape.small() ? shape.marker() : shape.path();
                    return new Area(area.code(), area.name(), area.count(), area.style(), path, area.label());
                })
                .sorted(MOST_FIRST)
                .toList();
    }

    private static List<Area> elsewhere(Map<String, Area> areas) {
        List<String> onTheMap = WorldShapes.ALL.stream().map(Shape::code).toList();
        return areas.values().stream()
                .filter(area -> !onTheMap.contains(area.code()))
                .sorted(MOST_FIRST)
                .toList();
    }
}
