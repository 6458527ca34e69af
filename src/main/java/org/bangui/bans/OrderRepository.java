package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores who banned and unbanned what, and why. */
@ApplicationScoped
class OrderRepository {

    private static final int MOST_TOLD = 100;

    @Inject
    Database database;

    @Inject
    Clock clock;

    void add(HostId host, RecordedOrder.Deed deed, JailName jail, BanOrder order, Stream<String> addresses) {
        database.write(handle -> {
            long id = insert(handle, host, deed, jail, order);
            PreparedBatch batch =
                    handle.prepareBatch("INSERT INTO ban_order_address (ip, order_id) VALUES (:ip, :order)");
            addresses
                    .distinct()
                    .forEach(ip -> batch.bind("ip", ip).bind("order", id).add());
            return batch.size() == 0 ? new int[0] : batch.execute();
        });
    }

    private long insert(Handle handle, HostId host, RecordedOrder.Deed deed, JailName jail, BanOrder order) {
        return handle.createUpdate("INSERT INTO ban_order (host_id, deed, jail, who, reason, ordered_at)"
                        + " VALUES (:host, :deed, :jail, :who, :reason, :now)")
                .bind("host", host.value())
                .bind("deed", deed.name())
                .bind("jail", jail == null ? null : jail.value())
                .bind("who", order.who())
                .bind("reason", order.reason())
                .bind("now", clock.instant())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** What was ordered about the address, the latest first. */
    List<RecordedOrder> of(HostId host, BanId id) {
        return database.read(handle -> handle.createQuery("SELECT o.ordered_at, o.deed, o.jail, o.who, o.reason"
                        + " FROM ban_order_address a JOIN ban_order o ON o.id = a.order_id"
                        + " WHERE a.ip = :ip AND o.host_id = :host ORDER BY o.id DESC LIMIT :most")
                .bind("ip", id.value())
                .bind("host", host.value())
                .bind("most", MOST_TOLD)
                .map((row, context) -> new RecordedOrder(
                        Instant.ofEpochSecond(row.getLong("ordered_at")),
                        RecordedOrder.Deed.valueOf(row.getString("deed")),
                        row.getString("jail") == null ? null : new JailName(row.getString("jail")),
                        row.getString("who"),
                        row.getString("reason")))
                .list());
    }
}
