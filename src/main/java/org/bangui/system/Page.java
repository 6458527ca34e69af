package org.bangui.system;

import java.util.List;

/** One page of a list: the rows, how many there are in all, and which page this is (1-based). */
public record Page<T>(List<T> items, long total, int page, int pageSize) {}
