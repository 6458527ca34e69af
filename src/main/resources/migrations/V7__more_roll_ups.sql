-- roll-ups for what the others answer only with many rows; counted at the next start, as they are empty
CREATE TABLE jail_day (
    host_id TEXT NOT NULL REFERENCES host (id),
    day BIGINT NOT NULL,
    jail TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, day, jail, origin)
)${clustered};

CREATE TABLE country_hour (
    host_id TEXT NOT NULL REFERENCES host (id),
    hour BIGINT NOT NULL,
    country_code TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, hour, country_code, origin)
)${clustered};

CREATE TABLE jail_country_day (
    host_id TEXT NOT NULL REFERENCES host (id),
    country_code TEXT NOT NULL,
    jail TEXT NOT NULL,
    day BIGINT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, country_code, jail, day, origin)
)${clustered};

-- indices that others can stand in for; of the origins only the rare one needs its own
DROP INDEX ban_recorded;
DROP INDEX ban_logged;
DROP INDEX ban_newest_of_origin;
CREATE INDEX ban_newest_of_blocklist ON ban (host_id, banned_at, id) WHERE origin = 'BLOCKLIST';
