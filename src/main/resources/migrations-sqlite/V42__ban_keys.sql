-- The keys of a ban in the order of time, so that new bans are added at the end and not all over an index.
-- SQLite drops no constraint of a table: hence a new one, without UNIQUE, and indices that say the same.
CREATE TABLE ban_without_keys (
    id ${id},
    host_id TEXT NOT NULL REFERENCES host (id),
    jail TEXT NOT NULL,
    ip TEXT NOT NULL,
    banned_at BIGINT NOT NULL,
    ban_seconds BIGINT NOT NULL,
    ban_count INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    matches TEXT NOT NULL,
    country_code TEXT,
    asn TEXT,
    org TEXT,
    origin TEXT NOT NULL,
    recorded_at BIGINT,
    logged_at_millis BIGINT,
    archived_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT,
    address_key ${bytes},
    network TEXT
);

INSERT INTO ban_without_keys (id, host_id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches, country_code,
                              asn, org, origin, recorded_at, logged_at_millis, archived_at, ended_at, ended_by,
                              address_key, network)
SELECT id, host_id, jail, ip, banned_at, ban_seconds, ban_count, failures, matches, country_code,
       asn, org, origin, recorded_at, logged_at_millis, archived_at, ended_at, ended_by,
       address_key, network
FROM ban ORDER BY id;

-- ids are never used again, not even that of a ban that was deleted
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'ban')
WHERE name = 'ban_without_keys' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'ban');

DROP TABLE ban;
ALTER TABLE ban_without_keys RENAME TO ban;

CREATE UNIQUE INDEX ban_recorded ON ban (host_id, jail, recorded_at, ip) WHERE recorded_at IS NOT NULL;
CREATE UNIQUE INDEX ban_logged ON ban (host_id, jail, logged_at_millis, ip) WHERE logged_at_millis IS NOT NULL;

CREATE INDEX ban_newest ON ban (host_id, banned_at, id);
CREATE INDEX ban_newest_of_jail ON ban (host_id, jail, banned_at, id);
CREATE INDEX ban_newest_of_address ON ban (host_id, address_key, banned_at, id);
CREATE INDEX ban_newest_of_country ON ban (host_id, country_code, banned_at, id);
CREATE INDEX ban_newest_of_blocklist ON ban (host_id, banned_at, id) WHERE origin = 'BLOCKLIST';
CREATE INDEX ban_not_logged ON ban (host_id, archived_at) WHERE logged_at_millis IS NULL;
CREATE INDEX ban_not_recorded ON ban (host_id, logged_at_millis) WHERE recorded_at IS NULL;
CREATE INDEX ban_lifting ON ban (host_id, jail, banned_at) WHERE ended_by = 'bangui' AND ended_at IS NULL;
CREATE INDEX ban_lifted ON ban (host_id, jail, ended_at) WHERE ended_by = 'lifted';
