package org.bangui.geo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bangui.net.IpAddress;
import org.bangui.system.Database;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The stored answers of services on the network. */
@ApplicationScoped
class GeoCacheRepository {

    @Inject
    Database database;

    /** Those wanted last, at most so many. */
    List<NetworkAnswer> latest(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM geo_cache ORDER BY last_seen DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> answer(row))
                .list());
    }

    private static NetworkAnswer answer(ResultSet row) throws SQLException {
        return new NetworkAnswer(
                new IpAddress(row.getString("ip")),
                Resolver.valueOf(row.getString("resolver")),
                row.getString("country_code"),
                row.getString("asn"),
                row.getString("org"),
                row.getString("network"),
                row.getString("abuse_contact"),
                Instant.ofEpochSecond(row.getLong("cached_at")),
                Instant.ofEpochSecond(row.getLong("last_seen")));
    }

    /** Adds the answers or puts them in place of older ones. */
    void put(Collection<NetworkAnswer> answers) {
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO geo_cache
                        (ip, resolver, country_code, asn, org, network, abuse_contact, cached_at, last_seen)
                    VALUES (:ip, :resolver, :country, :asn, :org, :network, :contact, :cachedAt, :lastSeen)
                    ON CONFLICT (ip, resolver) DO UPDATE SET
                        country_code = excluded.country_code, asn = excluded.asn, org = excluded.org,
                        network = excluded.network, abuse_contact = excluded.abuse_contact,
                        cached_at = excluded.cached_at, last_seen = excluded.last_seen""");
            answers.forEach(answer -> batch.bind("ip", answer.ip().text())
                    .bind("resolver", answer.resolver().name())
                    .bind("country", answer.countryCode())
                    .bind("asn", answer.asn())
                    .bind("org", answer.org())
                    .bind("network", answer.network())
                    .bind("contact", answer.abuseContact())
                    .bind("cachedAt", answer.cachedAt())
                    .bind("lastSeen", answer.lastSeen())
                    .add());
            return batch.execute();
        });
    }

    int dropUnseenSince(Instant time) {
        return database.write(handle -> handle.createUpdate("DELETE FROM geo_cache WHERE last_seen < :time")
                .bind("time", time)
                .execute());
    }
}
