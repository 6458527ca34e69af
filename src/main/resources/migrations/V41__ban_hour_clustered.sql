-- as the other roll-ups: its rows stand once, in the order of their key
CREATE TABLE ban_hour_clustered (
    host_id TEXT NOT NULL REFERENCES host (id),
    hour BIGINT NOT NULL,
    jail TEXT NOT NULL,
    country_code TEXT NOT NULL,
    origin TEXT NOT NULL,
    bans BIGINT NOT NULL,
    PRIMARY KEY (host_id, hour, jail, country_code, origin)
)${clustered};

INSERT INTO ban_hour_clustered (host_id, hour, jail, country_code, origin, bans)
SELECT host_id, hour, jail, country_code, origin, bans FROM ban_hour
ORDER BY host_id, hour, jail, country_code, origin;

DROP TABLE ban_hour;
ALTER TABLE ban_hour_clustered RENAME TO ban_hour;
