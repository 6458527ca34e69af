package org.bangui.fail2ban.wire;

import java.io.IOException;

/** Bytes that cannot be a reply of fail2ban; the connection they came from is of no more use. */
final class MalformedReply extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param fault what is wrong with the reply, in words that finish a sentence */
    MalformedReply(String fault) {
        super(fault);
    }
}
