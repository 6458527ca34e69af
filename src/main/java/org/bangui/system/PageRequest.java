package org.bangui.system;

/**
 * Which page is wanted.
 *
 * @param page 1-based
 * @param pageSize 1 to 500
 */
public record PageRequest(int page, int pageSize) {

    public static final int DEFAULT_SIZE = 25;
    public static final int MAX_SIZE = 500;

    public PageRequest {
        page = Math.max(1, page);
        pageSize = Math.min(MAX_SIZE, Math.max(1, pageSize));
    }

    /**
     * Reads the query parameters; null or empty means the first page and the usual size, a larger size is cut.
     *
     * @throws BadParameterException when one is no whole number from 1
     */
    public static PageRequest parse(String page, String pageSize) {
        return new PageRequest(number(page, "page", 1), number(pageSize, "page_size", DEFAULT_SIZE));
    }

    private static int number(String text, String name, int otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("0{0,9}[1-9][0-9]{0,8}")) {
            throw new BadParameterException("The parameter " + name + " must be a whole number from 1.");
        }
        return Integer.parseInt(text);
    }

    /** How many rows stand before this page. */
    public long offset() {
        return (page - 1L) * pageSize;
    }
}
