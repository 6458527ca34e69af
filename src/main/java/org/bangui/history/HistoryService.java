package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;

/** The archive of all bans ever seen. */
@ApplicationScoped
public class HistoryService {

    /** Newest first. */
    public Page<ArchivedBan> page(BanFilter filter, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    public long count(BanFilter filter) {
        throw new UnsupportedOperationException();
    }

    /** Most bans first. */
    public List<JailCount> byJail(BanFilter filter) {
        throw new UnsupportedOperationException();
    }

    /** Buckets sized for the range (30 min for a day, more for longer ranges). The filter needs a range. */
    public Trend trend(BanFilter filter) {
        throw new UnsupportedOperationException();
    }

    /** Copies what is new in fail2ban to the archive and fires {@code BanPlaced} for each; the answer is how many. */
    public int sync(HostId host) {
        throw new UnsupportedOperationException();
    }
}
