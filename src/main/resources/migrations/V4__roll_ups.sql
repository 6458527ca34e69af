-- address_key orders what is banned by number: 4 and four bytes, 6 and sixteen, 0 and the first bytes of any other text;
-- a network stands under its first address. network is the /24 or /48 around it. Both are filled in at start where missing.
ALTER TABLE ban ADD COLUMN address_key ${bytes};
ALTER TABLE ban ADD COLUMN network TEXT;

DROP INDEX ban_newest_of_ip;
CREATE INDEX ban_newest_of_address ON ban (host_id, address_key, banned_at, id);
CREATE INDEX ban_newest_of_country ON ban (host_id, country_code, banned_at, id);

-- The roll-ups by one thing each, so that a year costs no more than a day; all are rebuilt from ban when they are empty.
CREATE TABLE jail_hour (
    host_id TEXT NOT NULL REFERENCES host (id),
    hour BIGINT NOT NULL,
    jail TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, hour, jail, origin)
)${clustered};

CREATE TABLE country_day (
    host_id TEXT NOT NULL REFERENCES host (id),
    country_code TEXT NOT NULL,
    day BIGINT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, country_code, day, origin)
)${clustered};

-- a network is its autonomous system, else its /24 or /48; of past days only the networks with the most bans are kept
CREATE TABLE network_day (
    host_id TEXT NOT NULL REFERENCES host (id),
    day BIGINT NOT NULL,
    network TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, day, network, origin)
)${clustered};

-- the bans of before the first start, read out of fail2ban's old logs; finished_at is null until all are read
CREATE TABLE back_fill (
    host_id TEXT PRIMARY KEY REFERENCES host (id),
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    files INTEGER NOT NULL,
    files_read INTEGER NOT NULL,
    bans BIGINT NOT NULL
);
