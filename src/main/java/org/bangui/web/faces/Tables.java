package org.bangui.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Cookie;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.primefaces.event.data.PageEvent;
import org.primefaces.event.data.SortEvent;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/** How the reader last sorted each table and how many rows it had. Kept in a cookie, as the theme is. */
@Named
@RequestScoped
public class Tables {

    private static final String NAME = "bangui-tables";
    private static final int A_YEAR = 31_536_000;
    private static final int MOST_ROWS = 500;
    private static final Pattern ENTRY =
            Pattern.compile("([\\w:]{1,40})-([\\w.]{0,40})-(ASCENDING|DESCENDING|UNSORTED)-(\\d{1,3})");

    @Inject
    @Cookie(name = NAME)
    String kept;

    private Map<String, Memory> memories;

    /** @param rows 0 when the reader chose none */
    private record Memory(String field, SortOrder order, int rows) {

        static final Memory NONE = new Memory("", SortOrder.UNSORTED, 0);
    }

    /** How this column of the table was sorted last. */
    public String order(String table, String field) {
        Memory memory = memory(table);
        return (memory.field().equals(field) ? memory.order() : SortOrder.UNSORTED).name();
    }

    /** How many rows the table had last; {@code usual} when the reader never chose. */
    public int rows(String table, int usual) {
        int rows = memory(table).rows();
        return rows > 0 && rows <= MOST_ROWS ? rows : usual;
    }

    /** The reader sorted a table. */
    public void sorted(SortEvent event) {
        String table = name(event.getComponent());
        event.getSortBy().values().stream()
                .filter(SortMeta::isActive)
                .findFirst()
                .ifPresent(sort -> keep(
                        table,
                        new Memory(
                                sort.getField(), sort.getOrder(), memory(table).rows())));
    }

    /** The reader went to another page of a table, or chose how many rows one has. */
    public void paged(PageEvent event) {
        if (event.getRowsPerPage() != null) {
            resized(name(event.getComponent()), event.getRowsPerPage());
        }
    }

    /** The reader chose how many rows a page of the table has, which counts from the next one shown. */
    public void resize(String table, int rows) {
        resized(table, rows);
        PrimeFaces.current().executeScript("bangui.reload()");
    }

    private void resized(String table, int rows) {
        Memory memory = memory(table);
        if (memory.rows() != rows) {
            keep(table, new Memory(memory.field(), memory.order(), rows));
        }
    }

    private static String name(UIComponent table) {
        return table.getClientId();
    }

    private Memory memory(String table) {
        return memories().getOrDefault(table, Memory.NONE);
    }

    private void keep(String table, Memory memory) {
        memories().put(table, memory);
        String text = memories().entrySet().stream()
                .map(each -> each.getKey() + "-" + each.getValue().field() + "-"
                        + each.getValue().order() + "-" + each.getValue().rows())
                .collect(Collectors.joining("|"));
        Map<String, String> ours = Map.of("SameSite", "Strict");
        Faces.addResponseCookie(NAME, text, null, Faces.getRequestContextPath() + "/", A_YEAR, true, ours);
    }

    /** What is not of our making in the cookie is passed over. */
    private Map<String, Memory> memories() {
        if (memories == null) {
            memories = new LinkedHashMap<>();
            Matcher entries = ENTRY.matcher(kept == null ? "" : kept);
            while (entries.find()) {
                SortOrder order = SortOrder.valueOf(entries.group(3));
                memories.put(entries.group(1), new Memory(entries.group(2), order, Integer.parseInt(entries.group(4))));
            }
        }
        return memories;
    }
}
