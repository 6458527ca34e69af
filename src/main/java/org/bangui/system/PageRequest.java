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

    /** How many rows stand before this page. */
    public long offset() {
        return (page - 1L) * pageSize;
    }
}
