package org.bangui.dashboard;

import java.io.Serializable;

/** The daemon in numbers, as {@code GET /api/dashboard/status} answers it. */
public record DashboardStatus(
        boolean online,
        String version,
        long activeJails,
        long currentlyBanned,
        long totalBanned,
        long currentlyFailed,
        long totalFailed)
        implements Serializable {}
