-- Every ban ever seen. Two sightings are the same ban when the time in fail2ban's database (recorded_at) or the
-- time in fail2ban's log (logged_at_millis) is the same: so a second sync adds nothing.
CREATE TABLE ban (
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
    UNIQUE (host_id, jail, ip, recorded_at),
    UNIQUE (host_id, jail, ip, logged_at_millis)
);

CREATE INDEX ban_newest ON ban (host_id, banned_at, id);
CREATE INDEX ban_newest_of_jail ON ban (host_id, jail, banned_at, id);
CREATE INDEX ban_newest_of_origin ON ban (host_id, origin, banned_at, id);
CREATE INDEX ban_newest_of_ip ON ban (host_id, ip, banned_at, id);

-- what the sync looks for: bans seen in one place only, and what it knows of a span of time
CREATE INDEX ban_recorded ON ban (host_id, recorded_at);
CREATE INDEX ban_logged ON ban (host_id, logged_at_millis);
CREATE INDEX ban_not_logged ON ban (host_id, archived_at) WHERE logged_at_millis IS NULL;
CREATE INDEX ban_not_recorded ON ban (host_id, logged_at_millis) WHERE recorded_at IS NULL;

-- bans per hour; country_code is empty while unknown
CREATE TABLE ban_hour (
    host_id TEXT NOT NULL REFERENCES host (id),
    hour BIGINT NOT NULL,
    jail TEXT NOT NULL,
    country_code TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, hour, jail, country_code, origin)
);

-- how far the sync has read; version is counted up with every step, so that two syncs cannot do the same step
CREATE TABLE sync_state (
    host_id TEXT PRIMARY KEY REFERENCES host (id),
    version BIGINT NOT NULL,
    database_path TEXT,
    database_row BIGINT NOT NULL,
    database_fingerprint TEXT NOT NULL,
    log_path TEXT,
    log_file TEXT NOT NULL,
    log_offset BIGINT NOT NULL,
    log_tail TEXT NOT NULL
);
