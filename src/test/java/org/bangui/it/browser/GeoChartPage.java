package org.bangui.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangui.geo.WorldMap;

/**
 * The tag {@code geoChart} as a page of its own, without a server: fills in the few expressions and the loops that the
 * tag uses, with its real style sheet and script.
 */
final class GeoChartPage {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern LOOP =
            Pattern.compile("<ui:repeat value=\"#\\{(.+?)}\" var=\"(\\w+)\">(.*?)</ui:repeat>", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("#\\{(.+?)}");

    static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.bangui.messages", Locale.ENGLISH);

    private GeoChartPage() {}

    static String html(WorldMap map, String theme) throws IOException {
        String tag = Files.readString(WEBAPP.resolve("WEB-INF/tags/geoChart.xhtml"))
                .replaceAll("<h:output\\w+ [^>]*/>|</?ui:(fragment|composition)[^>]*>", "");
        String body = filled(tag, new HashMap<>(Map.of("value", map, "select", "chosen", "selected", "US")));
        return "<!DOCTYPE html><html lang=\"en\" data-theme=\"" + theme + "\"><meta charset=\"utf-8\"><style>"
                + resource("tokens.css") + resource("theme.css") + resource("app.css")
                + resource("geo-chart.css") + "body { background: var(--surface); font-family: sans-serif; }</style>"
                + body + "<script>" + resource("geo-chart.js") + "</script></html>";
    }

    private static String resource(String name) throws IOException {
        return Files.readString(WEBAPP.resolve("resources/bangui/" + name), UTF_8);
    }

    private static String filled(String template, Map<String, Object> names) {
        String unrolled = LOOP.matcher(template).replaceAll(loop -> {
            StringBuilder all = new StringBuilder();
            for (Object each : (List<?>) value(loop.group(1), names)) {
                Map<String, Object> inner = new HashMap<>(names);
                inner.put(loop.group(2), each);
                all.append(filled(loop.group(3), inner));
            }
            return Matcher.quoteReplacement(all.toString());
        });
        return EXPRESSION
                .matcher(unrolled)
                .replaceAll(found -> Matcher.quoteReplacement(escaped(String.valueOf(value(found.group(1), names)))));
    }

    private static Object value(String expression, Map<String, Object> names) {
        if (expression.startsWith("text[")) {
            return TEXTS.getString(expression.substring(6, expression.length() - 2));
        }
        if (expression.contains(" eq ")) {
            String[] sides = expression.split(" eq ");
            return value(sides[0], names).equals(value(sides[1], names));
        }
        String[] path = expression.split("\\.");
        Object value = names.get(path[0]);
        for (int i = 1; i < path.length; i++) {
            try {
                value = value.getClass().getMethod(path[i]).invoke(value);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException(expression, e);
            }
        }
        return value;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
