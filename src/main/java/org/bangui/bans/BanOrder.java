package org.bangui.bans;

import java.io.Serializable;
import org.bangui.system.InvalidInputException;

/**
 * Who bans or unbans, from where and why.
 *
 * @param who the name of the caller
 * @param from the address the caller works from, null for background work
 * @param reason in the caller's words, at most 500 characters; null for none
 * @param force whether addresses that could lock administrators out are banned all the same
 */
public record BanOrder(String who, String from, String reason, boolean force) implements Serializable {

    private static final int LONGEST_REASON = 500;

    public BanOrder {
        reason = reason == null || reason.isBlank()
                ? null
                : reason.replaceAll("\\p{C}", " ").strip();
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new InvalidInputException("reason", "refused.reason");
        }
    }
}
