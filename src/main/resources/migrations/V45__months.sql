-- Sums of thirty days, counted from 1970 and called months here, so that a year costs little more than a month.
CREATE TABLE country_month (
    host_id TEXT NOT NULL REFERENCES host (id),
    country_code TEXT NOT NULL,
    month BIGINT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, country_code, month, origin)
)${clustered};

INSERT INTO country_month (host_id, country_code, month, origin, bans)
SELECT host_id, country_code, day - day % 2592000, origin, SUM(bans) FROM country_day
GROUP BY host_id, country_code, day - day % 2592000, origin;

CREATE TABLE jail_country_month (
    host_id TEXT NOT NULL REFERENCES host (id),
    country_code TEXT NOT NULL,
    jail TEXT NOT NULL,
    month BIGINT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, country_code, jail, month, origin)
)${clustered};

INSERT INTO jail_country_month (host_id, country_code, jail, month, origin, bans)
SELECT host_id, country_code, jail, day - day % 2592000, origin, SUM(bans) FROM jail_country_day
GROUP BY host_id, country_code, jail, day - day % 2592000, origin;

-- of past hours only the networks with the most bans are kept; counted at the next start, as it is empty
CREATE TABLE network_hour (
    host_id TEXT NOT NULL REFERENCES host (id),
    hour BIGINT NOT NULL,
    network TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, hour, network, origin)
)${clustered};

-- summed up every hour, out of the days of past months alone
CREATE TABLE network_month (
    host_id TEXT NOT NULL REFERENCES host (id),
    month BIGINT NOT NULL,
    network TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, month, network, origin)
)${clustered};
