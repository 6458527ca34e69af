package org.bangui.jails;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.JailStatus;

/** One jail in detail at one moment; shared by all pages, at most 2 s old while the daemon answers. */
public record JailReading(Instant takenAt, JailStatus jail, Verdict verdict) implements Serializable {}
