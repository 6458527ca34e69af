package org.bangui.web;

import jakarta.servlet.ServletRequest;

/** The mark of a request that came through the security filter. What bears none is refused by everything behind it. */
public final class Passage {

    private static final String ATTRIBUTE = Passage.class.getName();
    private static final Object MARK = new Object();

    private Passage() {}

    static void open(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, MARK);
    }

    public static boolean isOpen(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) == MARK;
    }
}
