package org.bangui.history;

import java.io.Serializable;
import java.util.List;

/**
 * A page of the archive, found by where the page before ended.
 *
 * @param next where the next page starts, null after the last
 */
public record BanSlice(List<ArchivedBan> items, BanCursor next) implements Serializable {}
